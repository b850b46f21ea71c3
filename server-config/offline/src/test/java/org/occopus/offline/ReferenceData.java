package org.occopus.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.occopus.yaml.YamlReader;

/** Recorded inputs and outputs of the original, kept beside the repository. */
final class ReferenceData {
    private ReferenceData() {}

    /** A folder of the recordings; skips the test where there is none. */
    static Path folder(String name) {
        Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared").resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "no folder ../shared/" + name + " beside the repository");
        return found.orElseThrow();
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML text that holds a mapping. */
    static Map<String, Object> mapping(String yaml) {
        return mapping(YamlReader.read("", Map.of("", yaml), false).root().value());
    }

    /** A parsed mapping. */
    static Map<String, Object> mapping(@Nullable Object value) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> mapping.put(String.valueOf(key), item));
        }
        return mapping;
    }

    /** The items of a parsed list; empty when it is none. */
    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : List.of();
    }
}
