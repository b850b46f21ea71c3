package org.occopus.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.client.json.YamlText;
import org.occopus.yaml.YamlReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "yes",
                "no",
                "true",
                "~",
                "null",
                "0644",
                "0o17",
                "0x1F",
                "1e5",
                "1_000",
                ".5",
                "-1",
                "+1",
                "12:30:45",
                "2026-11-22",
                ".inf",
                "10.0.0.1",
                "- a",
                "a: b",
                "#a",
                "{{x}}",
                "'",
                "\"",
                "<<",
                "=",
                "a\nb",
                "a\nb\n",
                "a\n\n",
                "\na",
                "  a\n b\n",
                "a \nb",
                "a\tb\n\tc",
                "\u001b[0m\nx",
                "é\nü",
                "…",
                "a\r\nb",
                "\u2028"
            })
    void writesATextThatIsReadAsItWas(String text) {
        String yaml = YamlText.of(Map.of("key", text));

        assertThat(YamlReader.read("", Map.of("", yaml), false).root().value())
                .as(yaml)
                .isEqualTo(Map.of("key", text));
        assertThat(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml))
                .as(yaml)
                .isEqualTo(Map.of("key", text));
    }

    @Test
    void writesSharedPartsInFull() {
        List<Object> shared = Arrays.asList(1, null, true, 2.5, new BigInteger("12345678901234567890"));

        assertThat(YamlText.of(Map.of("all", List.of(shared, shared)))).doesNotContain("&", "*");
    }
}
