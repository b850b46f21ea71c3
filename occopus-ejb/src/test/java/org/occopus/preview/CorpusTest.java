package org.occopus.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.ReferenceData;
import org.occopus.resolution.ResolvedNode;
import org.occopus.resolution.TemplateCommands;
import org.occopus.yaml.YamlReader;

/** Renders every tutorial to what the original makes of it, byte by byte where it is a context. */
class CorpusTest {
    private static final Pattern NODE = Pattern.compile(
            "--- node (\\S+) id (\\S+) ip (\\S+)\n(.*?)(?:context: \\d+ chars[^\n]*\n<<<CONTEXT\n(.*?)\nCONTEXT>>>)?(?=\n--- node|\n===|\\s*$)",
            Pattern.DOTALL);
    private static final Pattern LIST_OF_ADDRESSES = Pattern.compile("\\['10\\.[^]]*]");

    private final PluginRegistry plugins = PluginRegistry.onClassPath();
    private final NodeDefinitionReader definitionReader = new NodeDefinitionReader();

    /** What the original made of one node instance. */
    private record Golden(String node, String id, String address, String sections, Optional<String> context) {}

    @TestFactory
    Stream<DynamicTest> rendersTheTutorial() throws IOException {
        try (Stream<Path> folders = Files.list(ReferenceData.folder("corpus"))) {
            return folders.sorted().toList().stream()
                    .map(folder -> dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
    }

    private void check(Path folder) {
        String golden = ReferenceData.text(folder.resolve("golden.txt"));
        Map<String, NodeDefinition> definitions = new LinkedHashMap<>();
        definitionReader
                .read(ReferenceData.bundle(folder, "nodes/node_definitions.yaml"), plugins)
                .value()
                .forEach(definition -> definitions.put(definition.name(), definition));
        Matcher file = Pattern.compile("=== (\\S+)").matcher(golden);
        assertThat(file.find()).isTrue();

        Preview preview = new Previewer(plugins, TemplateCommands.off())
                .preview(ReferenceData.bundle(folder, file.group(1)), definitions)
                .value();
        assertThat(golden).contains("topological order: " + python(preview.order()));
        assertThat(golden).contains("infra_id: " + preview.infrastructureId());
        List<Golden> goldens = goldens(golden);
        assertThat(goldens).hasSize(golden.split("--- node ", -1).length - 1).isNotEmpty();
        assertThat(preview.instances()).hasSameSizeAs(goldens);
        for (int i = 0; i < goldens.size(); i++) {
            compare(goldens.get(i), preview.instances().get(i));
        }
    }

    private static void compare(Golden golden, PreviewedInstance instance) {
        assertThat(List.of(instance.node(), instance.id(), instance.address()))
                .containsExactly(golden.node(), golden.id(), golden.address());
        compare(golden, instance.resolved());
    }

    private static void compare(Golden golden, ResolvedNode resolved) {
        assertThat(resolved.context().map(CorpusTest::ordered))
                .isEqualTo(golden.context().map(CorpusTest::ordered));
        Map<String, Object> expected = new LinkedHashMap<>(sections(golden.sections()));
        assertThat(resolved.resource()).isEqualTo(expected.get("resource"));
        assertThat(resolved.attributes()).isEqualTo(withoutNulls(expected.get("attributes")));
        assertThat(resolved.configManagement()).isEqualTo(expected.getOrDefault("config_management", Map.of()));
        assertThat(resolved.synchronised()).isEqualTo(expected.get("synch_attrs"));
        assertThat(withType(resolved.healthCheck())).isEqualTo(withType(sections(expected.get("health_check"))));
    }

    /** The original lists instances in any order. */
    private static String ordered(String context) {
        return LIST_OF_ADDRESSES
                .matcher(context)
                .replaceAll(list -> Arrays.stream(list.group().split("[\\[\\], ]+"))
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    private static Map<String, Object> withType(Map<String, Object> healthCheck) {
        Map<String, Object> typed = new LinkedHashMap<>(healthCheck);
        typed.put("type", "basic");
        return typed;
    }

    private static Map<String, Object> withoutNulls(@Nullable Object attributes) {
        Map<String, Object> kept = sections(attributes);
        kept.values().removeIf(value -> value == null);
        return kept;
    }

    private static Map<String, Object> sections(String yaml) {
        return sections(YamlReader.read("", Map.of("", yaml), false).root().value());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> sections(@Nullable Object value) {
        return value == null ? new LinkedHashMap<>() : new LinkedHashMap<>((Map<String, Object>) value);
    }

    private static List<Golden> goldens(String golden) {
        return NODE.matcher(golden)
                .results()
                .map(node -> new Golden(
                        node.group(1), node.group(2), node.group(3), node.group(4), Optional.ofNullable(node.group(5))))
                .toList();
    }

    private static String python(List<List<String>> levels) {
        return levels.stream()
                .map(level -> level.stream().collect(Collectors.joining("', '", "['", "']")))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
