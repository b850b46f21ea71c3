package org.occopus.plugins.healthchecks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.occopus.spi.setting.SettingProblem;

/** A value that must be a list, and the words of the original for what is wrong with it. */
final class ListedValue {
    private ListedValue() {}

    /**
     * The problems of a value.
     *
     * @param itemCheck says what is wrong with an item; empty when nothing is
     */
    static List<SettingProblem> problems(String key, Object value, Function<Object, Optional<String>> itemCheck) {
        if (!(value instanceof List<?> items)) {
            return List.of(SettingProblem.of(key, "Invalid format of '" + key + "' section! Must be a list."));
        }
        var problems = new ArrayList<SettingProblem>();
        for (int index = 0; index < items.size(); index++) {
            var path = List.of(key, String.valueOf(index));
            itemCheck.apply(items.get(index)).ifPresent(message -> problems.add(new SettingProblem(path, message)));
        }
        return problems;
    }

    /** The items; none when the value is no list. */
    static List<Object> items(Object value) {
        return value instanceof List<?> items ? List.copyOf(items) : List.of();
    }

    /** As the original shows values in messages: texts in quotes, booleans with a capital. */
    static String shown(Object value) {
        return switch (value) {
            case String text -> "'" + text + "'";
            case Boolean flag -> flag ? "True" : "False";
            default -> value.toString();
        };
    }
}
