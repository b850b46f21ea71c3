package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole requests and answers, as they were reviewed. {@code -Doccopus.transcripts.write=true} writes them anew: read the
 * difference before it is committed.
 */
@ExtendWith(SharedServer.class)
class TranscriptsIT {
    private static final Path FILES = Path.of("src", "test", "resources", "transcripts", "rest");
    private static final boolean WRITE = Boolean.getBoolean("occopus.transcripts.write");

    private final Site site;

    TranscriptsIT(Site site) {
        this.site = site;
    }

    static List<Path> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void answersAsItWasReviewed(Path file) throws IOException {
        String replayed = new Transcript(site.rest()).replayed(Files.readString(file));
        if (WRITE) {
            Files.writeString(file, replayed);
        }
        assertThat(replayed).isEqualTo(Files.readString(file));
    }
}
