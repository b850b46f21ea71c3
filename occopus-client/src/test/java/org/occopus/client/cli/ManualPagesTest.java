package org.occopus.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.TestTerminal;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Keeps {@code docs/man} as the commands are; {@code -Doccopus.docs.write=true} writes it. */
class ManualPagesTest {
    private static final Path PAGES = Path.of("../docs/man");

    private static CommandLine occopus() {
        Invocation invocation = new Invocation(
                new TestTerminal(false, "").terminal(),
                Map.of(),
                Path.of(""),
                InstantSource.system(),
                new Interrupts(code -> {}));
        return new Commands(invocation, new OccopusCommand()).all();
    }

    private static Map<String, String> generated() {
        CommandLine occopus = occopus();
        Map<String, String> pages = new TreeMap<>();
        write(occopus, pages);
        return pages;
    }

    private static void write(CommandLine command, Map<String, String> pages) {
        CommandSpec spec = command.getCommandSpec();
        pages.put(spec.qualifiedName("-") + ".1", text(ManualPage.of(spec)));
        command.getSubcommands().values().forEach(below -> write(below, pages));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    @Test
    void describeTheCommandsAsTheyAre() throws IOException {
        Map<String, String> pages = generated();
        if (Boolean.getBoolean("occopus.docs.write")) {
            Files.createDirectories(PAGES);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
            }
        }
        assertThat(written()).isEqualTo(new TreeSet<>(pages.keySet()));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(PAGES.resolve(page.getKey()))
                    .as("written anew with -Doccopus.docs.write=true")
                    .hasContent(page.getValue());
        }
    }

    private static Set<String> written() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void areReadByMan() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "skipped: groff is not installed");
        Process groff = new ProcessBuilder(
                        "groff",
                        "-man",
                        "-ww",
                        "-Tutf8",
                        "-P-cbou",
                        PAGES.resolve("occopus-build.1").toString())
                .redirectErrorStream(true)
                .start();
        String shown = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(groff.waitFor()).isZero();
        assertThat(shown).contains("SYNOPSIS").contains("--no-rollback").doesNotContain("warning");
    }

    @Test
    void leaveOutTheOptionsThatTheLauncherRefuses() {
        Map<String, String> pages = generated();
        assertThat(pages.get("occopus-rest-service.1")).doesNotContain("quiet", "\\-server", "ca\\-cert");
        assertThat(pages.get("occopus-validate.1")).contains("quiet").doesNotContain("\\fB\\-\\-server", "ca\\-cert");
        assertThat(pages.get("occopus-build.1")).contains("quiet", "\\fB\\-\\-server", "ca\\-cert");
        assertThat(pages).containsKeys("occopus-token.1", "occopus-token-create.1");
    }

    @Test
    void everyCommandHasExamples() {
        assertThat(occopus().getSubcommands().values())
                .allSatisfy(command -> assertThat(
                                command.getCommandSpec().usageMessage().footer())
                        .as(command.getCommandName())
                        .isNotEmpty());
    }
}
