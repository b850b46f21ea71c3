package org.occopus.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.occopus.client.terminal.ExitCode;

/** The command gives the verdicts that the server gives. */
class ConformanceValidationTest {
    private static final String DEFAULTS = "default_node_definitions.yaml";

    @TestFactory
    Stream<DynamicTest> givesTheVerdictOfEachCase() {
        Path folder = ReferenceData.folder("conformance");
        return ReferenceData.text(folder.resolve("verdicts.tsv"))
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(columns -> dynamicTest(columns[0], () -> check(folder, columns)));
    }

    private void check(Path folder, String[] columns) {
        Assumptions.assumeFalse(
                columns[1].equals("auth"), "which login fits is found out when the machine is made, not here");
        Path inputs = folder.resolve("cases").resolve(columns[0]);
        requirePlugins(inputs);
        boolean accepted = columns[2].equals("accept");
        CommandRun command = new CommandRun(inputs);
        int exit = command.run(arguments(folder, inputs, "validate"));

        assertThat(exit).as("%s%s", command.out(), command.err()).isEqualTo(accepted ? 0 : ExitCode.REFUSED);
        if (!accepted) {
            assertThat(command.out()).contains("[SchemaCheck] ERROR");
            assertThat(command.out().toLowerCase(Locale.ROOT)).contains(columns[3]);
        }
        if (accepted && Files.exists(inputs.resolve("infra.yaml"))) {
            compareRendered(folder, inputs);
        }
    }

    private static String[] arguments(Path folder, Path inputs, String command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        boolean preview = command.equals("preview");
        for (Path file : List.of(
                inputs.resolve("infra.yaml"), folder.resolve(DEFAULTS), inputs.resolve("node_definitions.yaml"))) {
            if (Files.exists(file)) {
                if (preview && !file.endsWith("infra.yaml")) {
                    arguments.add("--definitions");
                }
                arguments.add(file.toAbsolutePath().toString());
            }
        }
        return arguments.toArray(String[]::new);
    }

    private static void requirePlugins(Path inputs) {
        Path definitions = inputs.resolve("node_definitions.yaml");
        if (Files.exists(definitions)) {
            String text = ReferenceData.text(definitions);
            List<String> missing = Stream.of(
                            "ec2", "nova", "azure_vm", "azure_aci", "cloudsigma", "cloudbroker", "chef")
                    .filter(type -> text.contains("type: " + type) || text.contains("\"type\": \"" + type))
                    .filter(type -> CommandRun.PLUGINS.cloud(type).isEmpty()
                            && CommandRun.PLUGINS.configManager(type).isEmpty())
                    .toList();
            Assumptions.assumeTrue(missing.isEmpty(), "no plugin in this build for " + missing);
        }
    }

    private static void compareRendered(Path folder, Path inputs) {
        CommandRun command = new CommandRun(inputs);
        assertThat(command.run(arguments(folder, inputs, "preview")))
                .as(command.err())
                .isZero();
        for (Object item :
                ReferenceData.list(ReferenceData.mapping(command.out()).get("instances"))) {
            Map<String, Object> instance = ReferenceData.mapping(item);
            Path expected = inputs.resolve("rendered-" + instance.get("node") + ".txt");
            if (Files.exists(expected)) {
                assertThat(instance.get("context")).isEqualTo(ReferenceData.text(expected));
            }
        }
    }
}
