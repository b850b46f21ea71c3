package org.occopus.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.template.TemplateEngine;

/** What scalars mean, as the parser of the original told {@code src/test/python/scalars_table.py}. */
class ScalarTableTest {
    private static final TemplateEngine ENGINE = new TemplateEngine();

    static Stream<Arguments> scalars() throws IOException {
        try (InputStream table = requireNonNull(ScalarTableTest.class.getResourceAsStream("scalars.tsv"))) {
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
            return lines.stream().map(line -> line.split("\t", 2)).map(Arguments::of);
        }
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void meanWhatTheyMeantToTheOriginal(String scalar, String shown) {
        YamlDocument document = YamlReader.read("", Map.of("", "k: " + scalar), false);
        document.findings().refuseIfAny();

        assertThat(ENGINE.render(
                        "{{ [x.k] }}",
                        Map.of("x", requireNonNull(document.root().value()))))
                .isEqualTo("[" + shown + "]");
    }
}
