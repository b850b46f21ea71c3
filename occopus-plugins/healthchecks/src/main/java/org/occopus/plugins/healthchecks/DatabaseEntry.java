package org.occopus.plugins.healthchecks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.TemplateException;
import org.occopus.spi.Templates;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.SettingType;

/**
 * One entry of {@code mysqldbs}, not rendered.
 *
 * @param values by key
 */
record DatabaseEntry(Section values) {
    private static final String NAME = "name";
    private static final String USER = "user";
    private static final String PASSWORD = "pass";
    private static final String PORT = "port";
    private static final int DEFAULT_PORT = 3306;
    private static final int HIGHEST_PORT = 65_535;
    private static final List<String> REQUIRED = List.of(NAME, USER, PASSWORD);

    /** What is wrong with an item, in the words of the original where it had some; quotes no value. */
    static Optional<String> wrongWith(Object item) {
        if (!(item instanceof Map<?, ?>)) {
            return Optional.of("Invalid item of 'mysqldbs' section! Must be a mapping of name, user and pass.");
        }
        Section values = of(item).values();
        List<String> wrong = new ArrayList<>();
        tell(wrong, "Missing key(s) in mysqldbs: ", missing(values));
        tell(wrong, "Unknown key(s) in mysqldbs: ", unknown(values));
        tell(wrong, "Must be text in mysqldbs: ", noTexts(values));
        if (!values.value(PORT).map(SettingType.INTEGER::accepts).orElse(true)) {
            wrong.add("'port' in mysqldbs must be " + SettingType.INTEGER.words());
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
    }

    private static void tell(List<String> wrong, String words, List<String> keys) {
        if (!keys.isEmpty()) {
            wrong.add(words + String.join(", ", keys));
        }
    }

    private static List<String> missing(Section values) {
        return REQUIRED.stream().filter(key -> values.value(key).isEmpty()).toList();
    }

    private static List<String> unknown(Section values) {
        return values.values().keySet().stream()
                .filter(key -> !REQUIRED.contains(key) && !key.equals(PORT))
                .toList();
    }

    private static List<String> noTexts(Section values) {
        return REQUIRED.stream()
                .filter(key -> values.value(key)
                        .filter(value -> !SettingType.TEXT.accepts(value))
                        .isPresent())
                .toList();
    }

    static DatabaseEntry of(Object item) {
        return new DatabaseEntry(new Section(Map.of("mysqldbs", item)).section("mysqldbs"));
    }

    /**
     * What to ask of a node.
     *
     * @throws TemplateException when something cannot be rendered; the message quotes no password
     */
    DatabaseProbe probe(HealthTarget target) {
        Templates templates = target.templates();
        return new DatabaseProbe(
                rendered(NAME, templates),
                target.host(),
                port(templates),
                rendered(USER, templates),
                rendered(PASSWORD, templates));
    }

    private String rendered(String key, Templates templates) {
        String template = values.text(key).orElse("");
        try {
            return templates.render(template, Map.of());
        } catch (TemplateException e) {
            String words = key.equals(PASSWORD) ? e.getMessage().replace(template, "…") : e.getMessage();
            throw new TemplateException("'" + key + "': " + words);
        }
    }

    private int port(Templates templates) {
        String text = values.text(PORT).isEmpty() ? String.valueOf(DEFAULT_PORT) : rendered(PORT, templates);
        int port = text.strip().matches("\\d{1,5}") ? Integer.parseInt(text.strip()) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw new TemplateException("'port': must be from 1 to " + HIGHEST_PORT + ", but is '" + text + "'");
        }
        return port;
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "DatabaseEntry[" + values.text(NAME).orElse("") + "]";
    }
}
