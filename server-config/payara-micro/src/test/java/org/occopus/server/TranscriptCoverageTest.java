package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every operation of the interface has a transcript of a request that is carried out, and of one that is refused. */
class TranscriptCoverageTest {
    private static final Pattern EXCHANGE = Pattern.compile("(?m)^>>> (\\S+) ([^?\\s]+).*\\R(?s:.*?)^<<< (\\d+)$");
    private static final int FIRST_REFUSAL = 400;

    /** What they find depends on what else the server is used for. */
    private static final Set<String> NEVER_THE_SAME = Set.of("GET /orphans", "DELETE /orphans", "GET /tokens");

    /** They take nothing that could be wrong. */
    private static final Set<String> NEVER_REFUSED = Set.of(
            "GET /",
            "GET /openapi",
            "GET /metrics",
            "GET /auth_data",
            "GET /simulator/resources",
            "GET /simulator/faults",
            "DELETE /simulator/faults");

    private static final Set<String> DONE = new TreeSet<>();
    private static final Set<String> REFUSED = new TreeSet<>();
    private static final Set<String> OPERATIONS = new TreeSet<>();

    @BeforeAll
    static void reads() throws IOException {
        Map<String, Map<String, Map<String, Object>>> document =
                new Yaml().load(Files.readString(Path.of("..", "..", "docs", "openapi.yaml")));
        Map<String, Map<String, Object>> paths = document.getOrDefault("paths", Map.of());
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(verb -> !verb.equals("parameters"))
                .forEach(verb -> OPERATIONS.add(verb.toUpperCase(Locale.ROOT) + ' ' + path)));
        List<String> templates = paths.keySet().stream()
                .sorted(Comparator.comparing((String path) -> path.contains("{")))
                .toList();
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "transcripts", "rest"))) {
            for (Path file : files.toList()) {
                EXCHANGE.matcher(Files.readString(file)).results().forEach(exchange -> note(exchange, templates));
            }
        }
    }

    private static void note(MatchResult exchange, List<String> templates) {
        String verb = exchange.group(1).equals("HEAD") ? "GET" : exchange.group(1);
        Set<String> seen = Integer.parseInt(exchange.group(3)) < FIRST_REFUSAL ? DONE : REFUSED;
        templates.stream()
                .filter(template -> fits(exchange.group(2), template))
                .findFirst()
                .ifPresent(template -> seen.add(verb + ' ' + template));
    }

    private static boolean fits(String path, String template) {
        return path.matches(
                template.replaceAll("/$", "/?").replace(".json", "\\.json").replaceAll("[{][^}]+}", "[^/]+"));
    }

    @Test
    void showsEveryOperationCarriedOut() {
        assertThat(without(DONE)).isEqualTo(new TreeSet<>(NEVER_THE_SAME));
    }

    @Test
    void showsEveryOperationRefused() {
        Set<String> missing = without(REFUSED);
        missing.removeAll(NEVER_THE_SAME);
        assertThat(missing).isEqualTo(new TreeSet<>(NEVER_REFUSED));
    }

    private static Set<String> without(Set<String> shown) {
        Set<String> left = new TreeSet<>(OPERATIONS);
        left.removeAll(shown);
        return left;
    }
}
