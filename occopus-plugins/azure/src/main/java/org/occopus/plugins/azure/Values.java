package org.occopus.plugins.azure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.SettingProblem;

/** Looks at single values of a section whose templates may not be rendered yet. */
final class Values {
    private Values() {}

    /** Adds what a reader objects to, unless the value is still to be made. */
    static void check(Section section, String key, Consumer<String> reader, List<SettingProblem> problems) {
        Optional<String> text = section.text(key).filter(value -> !isTemplate(value) && !isPlaceholder(value));
        try {
            text.ifPresent(reader);
        } catch (IllegalArgumentException e) {
            problems.add(SettingProblem.of(key, wordsOf(e)));
        }
    }

    static boolean isTemplate(String value) {
        return value.contains("{{") || value.contains("{%");
    }

    /** The manual's tutorials begin so what users have to fill in; definitions with it can be stored and previewed. */
    private static boolean isPlaceholder(String value) {
        return value.startsWith("replace_with_");
    }

    static String wordsOf(IllegalArgumentException problem) {
        return Objects.requireNonNullElse(problem.getMessage(), "cannot be used");
    }
}
