package org.occopus.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.occopus.description.SourceBundle;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.ReferenceData;

/** Editors find the schema of every example, and have nothing to complain of. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final String COMMENT = "# yaml-language-server: $schema=";
    private static final Judges JUDGES = new Judges(PluginRegistry.onClassPath());

    @TestFactory
    Stream<DynamicTest> namesASchemaThatAcceptsIt() throws IOException {
        try (Stream<Path> files = Files.find(EXAMPLES, 5, (file, facts) -> isDescriptor(file))) {
            return files.sorted().toList().stream().map(file -> dynamicTest(file.toString(), () -> check(file)));
        }
    }

    private static boolean isDescriptor(Path file) {
        return file.endsWith("infra.yaml") || file.endsWith("node_definitions.yaml");
    }

    private static void check(Path file) {
        String first = ReferenceData.text(file).lines().findFirst().orElse("");
        assertThat(first).startsWith(COMMENT);
        Path schema = file.resolveSibling(first.substring(COMMENT.length())).normalize();
        assertThat(schema).exists();

        SourceBundle bundle = ReferenceData.bundle(
                file.resolve("..").normalize(), file.getFileName().toString());
        String name = schema.getFileName().toString().replace(".json", "");
        assertThat(JUDGES.refusals(name, Judges.tree(bundle))).isEmpty();
    }
}
