package org.occopus.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.spi.TemplateException;
import org.occopus.yaml.YamlReader;

/** What Jinja2 makes of the templates of {@code src/test/python/templates.txt}, as its own generator wrote it down. */
class Jinja2TableTest {
    private static final TemplateEngine ENGINE = new TemplateEngine();

    /** One line of the table. */
    record Row(String name, String template, Map<String, Object> variables, String outcome, String result) {
        @SuppressWarnings("unchecked")
        static Row parse(String line) {
            String[] columns = line.split("\t", -1);
            return new Row(
                    columns[0], (String) json(columns[1]), (Map<String, Object>) json(columns[2]), columns[3], (String)
                            json(columns[4]));
        }

        private static Object json(String text) {
            return requireNonNull(
                    YamlReader.read("", Map.of("", text), false).root().value());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return table().stream();
    }

    private static List<Row> table() {
        try (InputStream table = requireNonNull(Jinja2TableTest.class.getResourceAsStream("jinja2.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void doesAsJinja2(Row row) {
        if (row.outcome().equals("renders")) {
            assertThat(ENGINE.render(row.template(), row.variables())).isEqualTo(row.result());
        } else {
            assertThatExceptionOfType(TemplateException.class)
                    .isThrownBy(() -> ENGINE.render(row.template(), row.variables()))
                    .withMessageMatching("(?s)line \\d+: .{5,}");
        }
    }

    @Test
    void coversTheLanguage() {
        assertThat(table()).hasSizeGreaterThan(400);
        assertThat(table()).filteredOn(row -> row.outcome().equals("renders")).hasSizeGreaterThan(220);
    }
}
