package org.occopus.resolution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.occopus.description.SourceBundle;

/** Recorded inputs and outputs of the original, kept beside the repository. */
public final class ReferenceData {
    private ReferenceData() {}

    /** A folder of the recordings; skips the test where there is none. */
    public static Path folder(String name) {
        Optional<Path> found = find(name);
        Assumptions.assumeTrue(found.isPresent(), "no folder ../shared/" + name + " beside the repository");
        return found.orElseThrow();
    }

    /** A folder of the recordings; empty where there is none. */
    static Optional<Path> find(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared").resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
    }

    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with every other YAML file below the same folder, as the command line sends it. */
    public static SourceBundle bundle(Path folder, String main) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(path -> path.toString().endsWith(".yaml"))
                    .forEach(path -> files.put(folder.relativize(path).toString(), text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SourceBundle(main, files, true);
    }
}
