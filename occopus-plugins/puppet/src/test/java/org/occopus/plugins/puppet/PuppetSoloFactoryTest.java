package org.occopus.plugins.puppet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.setting.Section;

final class PuppetSoloFactoryTest {
    private final PuppetSoloFactory factory = new PuppetSoloFactory();

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(ConfigManagerFactory.class))
                .extracting(ConfigManagerFactory::type)
                .contains("puppet_solo");
    }

    @Test
    void joinsListsWithSpaces() {
        assertThat(puppet(Map.of("modules", List.of("example42-apache", "example42-php"), "manifests", List.of("a"))))
                .containsEntry("modules", "example42-apache example42-php")
                .containsEntry("manifests", "a")
                .containsEntry("attributes", "");
    }

    @Test
    void printsAttributesAsTheTutorialsScriptExpectsThem() {
        assertThat(attributes(Map.of("dbuser", "x"), Map.of("dbpass", "y"), Map.of("port", 3306)))
                .isEqualTo("{'dbuser': 'x'} {'dbpass': 'y'} {'port': 3306}");
    }

    @Test
    void printsNestedValuesAsPythonDoes() {
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("flags", List.of(true, false, 1.5));
        nested.put("none", null);

        assertThat(attributes(nested, "plain", Arrays.asList("x", null)))
                .isEqualTo("{'flags': [True, False, 1.5], 'none': None} plain ['x', None]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "it's, {'k': \"it's\"}",
                "say \"x\", {'k': 'say \"x\"'}",
                "it's \"x\", {'k': 'it\\'s \"x\"'}",
                "a\\b, {'k': 'a\\\\b'}",
                "é, {'k': 'é'}",
            })
    void quotesTextsAsPythonDoes(String text, String printed) {
        assertThat(attributes(Map.of("k", text))).isEqualTo(printed);
    }

    @Test
    void escapesControlCharacters() {
        assertThat(attributes(Map.of("k", "a\nb\tc\rd\u0001"))).isEqualTo("{'k': 'a\\nb\\tc\\rd\\x01'}");
    }

    private String attributes(Object... items) {
        return puppet(Map.of("manifests", List.of(), "attributes", Arrays.asList(items)))
                .getOrDefault("attributes", "");
    }

    private Map<String, String> puppet(Map<String, Object> section) {
        Map<String, String> texts = new LinkedHashMap<>();
        assertThat(factory.templateVariables(new Section(section)).get("puppet"))
                .asInstanceOf(MAP)
                .allSatisfy((key, value) -> texts.put(key.toString(), value.toString()));
        return texts;
    }
}
