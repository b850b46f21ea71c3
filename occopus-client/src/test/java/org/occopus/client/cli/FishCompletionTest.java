package org.occopus.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script does in a real shell what it is for. */
class FishCompletionTest {
    private static final Path FISH = Path.of("/usr/bin/fish");

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void write() throws IOException {
        assumeTrue(Files.isExecutable(FISH), "skipped: fish is not installed");
        CommandRun command = new CommandRun(directory);
        assertThat(command.run("completion", "fish")).isZero();
        Files.writeString(directory.resolve("occopus.fish"), command.out());
        Files.writeString(directory.resolve("infra.yaml"), "");
    }

    @ParameterizedTest
    @CsvSource({
        "occopus su, suspend",
        "occopus --server s -q gr, graph",
        "occopus token, token",
        "'occopus token ', create list revoke",
        "'occopus token create --ro', --role",
        "'occopus graph -o ', dot mermaid svg",
        "'occopus completion ', bash fish zsh",
        "'occopus build infr', infra.yaml",
        "'occopus build --cfg infr', infra.yaml",
        "'occopus status infr', ''",
        "'occopus destroy --timeout infr', ''",
        "'occopus build --dr', --dry-run",
        "'occopus graph --dr', ''"
    })
    void completes(String typed, String offered) throws IOException, InterruptedException {
        Process fish = new ProcessBuilder(
                        FISH.toString(),
                        "--no-config",
                        "-c",
                        "source occopus.fish; complete -C '" + typed + "' | string split -f 1 \\t")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(fish.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(fish.waitFor()).as(output).isLessThanOrEqualTo(1);
        List<String> words = output.lines().sorted().toList();
        assertThat(String.join(" ", words)).isEqualTo(offered);
    }
}
