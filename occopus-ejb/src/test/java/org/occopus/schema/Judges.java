package org.occopus.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.occopus.credentials.AuthDataReader;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.description.SourceBundle;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.DescriptionCheck;
import org.occopus.yaml.YamlDocument;

/** The readers on one side, the schemas on the other. */
final class Judges {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PluginRegistry plugins;
    private final NodeDefinitionReader definitionReader = new NodeDefinitionReader();
    private final Map<String, JsonSchema> schemas = new LinkedHashMap<>();

    Judges(PluginRegistry allPlugins) {
        this.plugins = DeclaredOnly.of(allPlugins);
        JsonSchemas texts = new JsonSchemas(plugins);
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        texts.names()
                .forEach(name ->
                        schemas.put(name, factory.getSchema(texts.text(name).orElseThrow())));
    }

    /** Node definitions that are right. */
    Map<String, NodeDefinition> definitions(SourceBundle bundle) {
        Map<String, NodeDefinition> definitions = new LinkedHashMap<>();
        definitionReader
                .read(bundle, plugins)
                .value()
                .forEach(definition -> definitions.put(definition.name(), definition));
        return definitions;
    }

    Judgement ofDefinitions(SourceBundle bundle) {
        return of("node-definition", bundle, document -> definitionReader.read(document, plugins));
    }

    Judgement ofAuthData(SourceBundle bundle) {
        return of("auth-data", bundle, document -> new AuthDataReader().read(document, plugins));
    }

    Judgement ofInfrastructure(SourceBundle bundle, Map<String, NodeDefinition> definitions) {
        DescriptionCheck check = new DescriptionCheck(plugins);
        return of(
                "infrastructure",
                bundle,
                document ->
                        check.check(document, name -> Optional.ofNullable(definitions.get(name)), definitions::keySet));
    }

    private Judgement of(String schema, SourceBundle bundle, Consumer<SourceBundle> reader) {
        JsonNode value = JSON.valueToTree(bundle.document().root().value());
        return new Judgement(findings(bundle, reader), refusals(schema, value));
    }

    private static List<Finding> findings(SourceBundle bundle, Consumer<SourceBundle> reader) {
        try {
            reader.accept(bundle);
            return List.of();
        } catch (ProblemException e) {
            return e.findings();
        }
    }

    Set<String> refusals(String schema, JsonNode value) {
        return Optional.ofNullable(schemas.get(schema)).orElseThrow().validate(value).stream()
                .map(ValidationMessage::toString)
                .collect(Collectors.toSet());
    }

    /** Whether a document is one at all: duplicate keys, tags, tabs and the like are below what a schema sees. */
    static boolean isYaml(SourceBundle bundle) {
        try {
            YamlDocument document = bundle.document();
            return document.findings().none();
        } catch (ProblemException e) {
            return false;
        }
    }

    static SourceBundle bundle(JsonNode value) {
        try {
            return SourceBundle.ofBody(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode tree(SourceBundle bundle) {
        return JSON.valueToTree(bundle.document().root().value());
    }
}
