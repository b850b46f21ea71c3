package org.occopus.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands without a server say what {@code src/test/resources/transcripts} holds; lines of standard error begin with
 * {@code !}. {@code -Doccopus.transcripts.write=true} writes it anew; the difference is then to be read.
 */
class OfflineTranscriptsTest {
    private static final Path TRANSCRIPT = Path.of("src/test/resources/transcripts/offline.txt");
    private static final Path INPUTS = Path.of("../payara-micro/src/test/resources/transcripts/cli/files");
    private static final String PROMPT = "$ occopus ";

    @TempDir
    Path directory;

    @Test
    void sayTheSameAgain() throws IOException {
        copyInputs();
        String now = replay(Files.readAllLines(TRANSCRIPT));
        if (Boolean.getBoolean("occopus.transcripts.write")) {
            Files.writeString(TRANSCRIPT, now);
        }
        assertThat(now).isEqualTo(Files.readString(TRANSCRIPT));
    }

    private void copyInputs() throws IOException {
        try (Stream<Path> files = Files.list(INPUTS)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName().toString()));
            }
        }
    }

    private String replay(List<String> lines) {
        List<String> result = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#")) {
                result.add(line);
            } else if (line.startsWith(PROMPT)) {
                result.add("");
                result.add(line);
                result.addAll(run(line.substring(PROMPT.length()).split(" ")));
            }
        }
        return String.join("\n", result) + "\n";
    }

    private List<String> run(String... arguments) {
        CommandRun command = new CommandRun(directory);
        int exit = command.run(arguments);
        List<String> lines = new ArrayList<>();
        masked(command.out()).forEach(lines::add);
        masked(command.err()).forEach(line -> lines.add("! " + line));
        lines.add("[exit " + exit + "]");
        return lines;
    }

    private Stream<String> masked(String text) {
        return text.replace(directory.toString(), "<directory>").lines().map(String::stripTrailing);
    }
}
