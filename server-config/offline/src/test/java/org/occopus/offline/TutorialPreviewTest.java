package org.occopus.offline;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Previews every tutorial through the command, and compares with what the original makes of it. */
class TutorialPreviewTest {
    private static final Pattern NODE = Pattern.compile(
            "--- node (\\S+) id (\\S+) ip (\\S+)\n(.*?)(?:context: \\d+ chars[^\n]*\n<<<CONTEXT\n(.*?)\nCONTEXT>>>)?(?=\n--- node|\n===|\\s*$)",
            Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("^ {2}type: (\\S+)$", Pattern.MULTILINE);
    private static final Pattern LIST_OF_ADDRESSES = Pattern.compile("\\['10\\.[^]]*]");

    @TestFactory
    Stream<DynamicTest> previewsTheTutorial() throws IOException {
        try (Stream<Path> folders = Files.list(ReferenceData.folder("corpus"))) {
            return folders.sorted().toList().stream()
                    .map(folder -> dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
    }

    private static void check(Path folder) {
        String golden = ReferenceData.text(folder.resolve("golden.txt"));
        requirePlugins(golden);
        Matcher file = Pattern.compile("=== (\\S+)").matcher(golden);
        assertThat(file.find()).isTrue();
        CommandRun command = new CommandRun(folder);
        assertThat(command.run("preview", file.group(1), "--definitions", "nodes/node_definitions.yaml"))
                .as(command.err())
                .isZero();
        Map<String, Object> preview = ReferenceData.mapping(command.out());

        assertThat(golden).contains("infra_id: " + preview.get("infra_id"));
        assertThat(golden).contains("topological order: " + python(preview.get("order")));
        List<Object> instances = ReferenceData.list(preview.get("instances"));
        assertThat(instances.stream().map(TutorialPreviewTest::comparable).toList())
                .isEqualTo(NODE.matcher(golden)
                        .results()
                        .map(node -> expected(
                                List.of(node.group(1), node.group(2), node.group(3)),
                                ReferenceData.mapping(node.group(4)),
                                Optional.ofNullable(node.group(5))))
                        .toList());
    }

    private static void requirePlugins(String golden) {
        Set<String> missing = TYPE.matcher(golden)
                .results()
                .map(type -> type.group(1))
                .filter(type -> !type.equals("basic"))
                .filter(type -> CommandRun.PLUGINS.cloud(type).isEmpty()
                        && CommandRun.PLUGINS.configManager(type).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (golden.contains("\n  mysqldbs:")
                && CommandRun.PLUGINS.healthChecks().stream()
                        .noneMatch(check -> check.setting().key().equals("mysqldbs"))) {
            missing.add("mysqldbs");
        }
        Assumptions.assumeTrue(missing.isEmpty(), "no plugin in this build for " + missing);
    }

    private static Map<String, Object> expected(
            List<String> identity, Map<String, Object> golden, Optional<String> text) {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("node", identity.get(0));
        expected.put("id", identity.get(1));
        expected.put("address", identity.get(2));
        List.of("resource", "attributes", "config_management", "health_check").forEach(key -> {
            Object section = golden.get(key);
            if (section != null) {
                expected.put(key, section);
            }
        });
        text.ifPresent(context -> expected.put("context", parsed(context)));
        return expected;
    }

    private static Map<String, Object> comparable(Object instance) {
        Map<String, Object> comparable = ReferenceData.mapping(instance);
        comparable.computeIfPresent("context", (key, context) -> parsed((String) context));
        return comparable;
    }

    /** A cloud-config as a document, anything else as it is; the original lists instances in any order. */
    private static Object parsed(String context) {
        String ordered = LIST_OF_ADDRESSES
                .matcher(context)
                .replaceAll(list -> Arrays.stream(list.group().split("[\\[\\], ]+"))
                        .sorted()
                        .collect(Collectors.joining(" ")));
        return ordered.startsWith("#cloud-config") ? ReferenceData.mapping(ordered) : ordered;
    }

    private static String python(@Nullable Object levels) {
        return ReferenceData.list(levels).stream()
                .map(level -> ReferenceData.list(level).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining("', '", "['", "']")))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
