package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command, in good and bad cases, says what {@code src/test/resources/transcripts/cli} holds. After a change,
 * {@code -Doccopus.transcripts.write=true} writes the files anew; the difference is then to be read.
 */
@ExtendWith(SharedServer.class)
class CommandTranscriptsIT {
    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts/cli");

    @TempDir
    Path directory;

    private final Site site;

    CommandTranscriptsIT(Site site) {
        this.site = site;
    }

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysTheSameAgain(String name) throws IOException {
        copyInputs();
        Path file = TRANSCRIPTS.resolve(name);
        String now = new CommandTranscript(directory, site.server()).replay(Files.readAllLines(file));
        if (Boolean.getBoolean("occopus.transcripts.write")) {
            Files.writeString(file, now);
        }
        assertThat(now).isEqualTo(Files.readString(file));
    }

    private void copyInputs() throws IOException {
        try (Stream<Path> files = Files.list(TRANSCRIPTS.resolve("files"))) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName().toString()));
            }
        }
    }
}
