package org.occopus.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.occopus.assembly.Version;
import org.occopus.events.EventKind;
import org.occopus.node.EndReason;
import org.occopus.node.NodeState;
import org.occopus.problem.ProblemType;
import org.occopus.state.Phase;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of this interface, OpenAPI 3.1: {@code openapi.yaml} with the words that the code defines filled in. */
final class OpenApiDocument {
    private static final Supplier<Map<String, Object>> DOCUMENT = Suppliers.memoize(OpenApiDocument::read);
    private static final Supplier<String> JSON = Suppliers.memoize(OpenApiDocument::asJson);
    private static final Supplier<String> YAML = Suppliers.memoize(OpenApiDocument::asYaml);

    private OpenApiDocument() {}

    static String json() {
        return JSON.get();
    }

    static String yaml() {
        return YAML.get();
    }

    private static Map<String, Object> read() {
        try (InputStream file = requireNonNull(OpenApiDocument.class.getResourceAsStream("openapi.yaml"))) {
            Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            member(document, "info").put("version", Version.current());
            Map<String, Object> schemas = member(member(document, "components"), "schemas");
            fill(schemas, "EventKind", names(EventKind.values()));
            fill(schemas, "EndReason", names(EndReason.values()));
            fill(schemas, "NodeState", names(NodeState.values()));
            fill(schemas, "InfrastructureState", names(Phase.values()));
            fill(
                    schemas,
                    "ProblemSlug",
                    Arrays.stream(ProblemType.values()).map(ProblemType::slug).toList());
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml cannot be read", e);
        }
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static void fill(Map<String, Object> schemas, String name, List<String> words) {
        member(schemas, name).put("enum", words);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> member(Map<String, Object> mapping, String name) {
        return (Map<String, Object>) requireNonNull(mapping.get(name), name);
    }

    private static String asJson() {
        try {
            return new JsonMapper().writeValueAsString(DOCUMENT.get());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What YAML holds can be written as JSON", e);
        }
    }

    private static String asYaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        return new Yaml(options).dump(DOCUMENT.get());
    }
}
