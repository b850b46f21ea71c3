package org.occopus.resolution;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.occopus.credentials.AuthData;
import org.occopus.credentials.AuthDataReader;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;

/** Accepts and rejects what the original's users expect, case by case. */
class ConformanceTest {
    private static final List<KnownInstance> NO_INSTANCES = List.of();

    private final PluginRegistry plugins = PluginRegistry.onClassPath();
    private final NodeDefinitionReader definitionReader = new NodeDefinitionReader();

    /** One line of the verdicts. */
    private record Verdict(String name, String kind, boolean accepted, String word) {
        static Verdict parse(String line) {
            String[] columns = line.split("\t", -1);
            return new Verdict(columns[0], columns[1], columns[2].equals("accept"), columns[3]);
        }
    }

    @TestFactory
    Stream<DynamicTest> givesTheVerdictOfEachCase() {
        Path folder = ReferenceData.folder("conformance");
        return ReferenceData.text(folder.resolve("verdicts.tsv"))
                .lines()
                .skip(1)
                .map(Verdict::parse)
                .map(verdict -> dynamicTest(verdict.name(), () -> check(verdict, folder)));
    }

    private void check(Verdict verdict, Path folder) throws IOException {
        Path inputs = folder.resolve("cases").resolve(verdict.name());
        Optional<String> refusal = refusal(verdict, folder, inputs);

        assertThat(refusal.isEmpty()).as("refusal: " + refusal).isEqualTo(verdict.accepted());
        refusal.ifPresent(
                message -> assertThat(message.toLowerCase(Locale.ROOT)).contains(verdict.word()));
    }

    private Optional<String> refusal(Verdict verdict, Path folder, Path inputs) throws IOException {
        try {
            Map<String, NodeDefinition> definitions = new LinkedHashMap<>();
            String defaults = ReferenceData.text(folder.resolve("default_node_definitions.yaml"));
            readDefinitions(SourceBundle.ofBody(defaults), definitions);
            if (Files.exists(inputs.resolve("node_definitions.yaml"))) {
                readDefinitions(ReferenceData.bundle(inputs, "node_definitions.yaml"), definitions);
            }
            if (!verdict.kind().equals("nodedef")) {
                requireUtf8(inputs.resolve("infra.yaml"));
                InfrastructureDescription description = description(inputs, definitions);
                if (verdict.kind().equals("auth")) {
                    return missingLogin(inputs, definitions);
                }
                compareRendered(inputs, description, definitions);
            }
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(
                    e.findings().isEmpty() ? e.getMessage() : e.findings().toString());
        } catch (CharacterCodingException e) {
            return Optional.of("not UTF-8");
        }
    }

    private void readDefinitions(SourceBundle bundle, Map<String, NodeDefinition> definitions) {
        definitionReader
                .read(bundle, plugins)
                .value()
                .forEach(definition -> definitions.put(definition.name(), definition));
    }

    private static void requireUtf8(Path file) throws IOException {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    private InfrastructureDescription description(Path inputs, Map<String, NodeDefinition> definitions) {
        return new DescriptionCheck(plugins)
                .check(
                        ReferenceData.bundle(inputs, "infra.yaml"),
                        name -> Optional.ofNullable(definitions.get(name)),
                        definitions::keySet)
                .value();
    }

    private Optional<String> missingLogin(Path inputs, Map<String, NodeDefinition> definitions) {
        AuthData logins = Files.exists(inputs.resolve("auth_data.yaml"))
                ? new AuthDataReader()
                        .read(ReferenceData.bundle(inputs, "auth_data.yaml"), plugins)
                        .value()
                : AuthData.none();
        Map<String, Object> resource =
                requireNonNull(definitions.get("e")).implementations().get(0).resource();
        return logins.select("resource", resource).isPresent() ? Optional.empty() : Optional.of("no login");
    }

    private void compareRendered(
            Path inputs, InfrastructureDescription description, Map<String, NodeDefinition> definitions) {
        NodeResolver resolver = new NodeResolver(plugins, new Random(1));
        for (NodeDescription node : description.nodes()) {
            Path expected = inputs.resolve("rendered-" + node.name() + ".txt");
            if (Files.exists(expected)) {
                ResolvedNode resolved = resolver.resolve(new ResolutionRequest(
                        "00000000-0000-4000-8000-000000000001",
                        description,
                        node,
                        "00000000-0000-4000-8000-000000000002",
                        requireNonNull(definitions.get(node.type())),
                        NO_INSTANCES));
                assertThat(resolved.context()).contains(ReferenceData.text(expected));
            }
        }
    }
}
