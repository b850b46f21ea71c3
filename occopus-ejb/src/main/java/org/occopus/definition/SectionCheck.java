package org.occopus.definition;

import java.util.List;
import java.util.function.Function;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;
import org.occopus.yaml.Findings;
import org.occopus.yaml.Place;
import org.occopus.yaml.Spelling;
import org.occopus.yaml.YamlNode;

/**
 * Checks one section against a plugin's declaration.
 *
 * @param findings takes what is wrong
 * @param values how hard values are judged
 * @param path of the section
 * @param context begins each message: {@code in 'resource' section of node 'x'[0]: }
 */
record SectionCheck(Findings findings, ValueProblems values, String path, String context) {

    /** Checks keys and types, and asks the plugin when no required key is missing. */
    void check(YamlNode.Mapping section, List<Setting> settings, Function<Section, List<SettingProblem>> ownCheck) {
        List<String> missing = settings.stream()
                .filter(Setting::required)
                .map(Setting::key)
                .filter(key -> section.field(key).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            error(section.place(), "", "Missing key(s): " + String.join(", ", missing), "");
        }
        refuseUnknown(section, settings.stream().map(Setting::key).toList());
        long wrong =
                settings.stream().filter(setting -> !hasType(section, setting)).count();
        if (missing.isEmpty() && wrong == 0) {
            ownCheck.apply(new Section(section.value())).forEach(problem -> tell(section, problem));
        }
    }

    /** Refuses keys that are neither {@code type} nor known. */
    void refuseUnknown(YamlNode.Mapping section, List<String> known) {
        List<String> unknown = section.fields().keySet().stream()
                .filter(key -> !key.equals("type") && !known.contains(key))
                .toList();
        if (!unknown.isEmpty()) {
            String first = unknown.get(0);
            error(
                    section.placeOf(first),
                    "." + first,
                    "Unknown key(s): " + String.join(", ", unknown),
                    Spelling.hint(first, known));
        }
    }

    private boolean hasType(YamlNode.Mapping section, Setting setting) {
        return section.field(setting.key())
                .map(value -> hasType(value, setting))
                .orElse(true);
    }

    /** Whether a value has the declared type; tells it if not, and quotes no secret. */
    boolean hasType(YamlNode value, Setting setting) {
        if (setting.type() == SettingType.LIST
                && value instanceof YamlNode.Sequence list
                && tellEmptyItem(list, setting)) {
            return false;
        }
        boolean accepted = setting.type().accepts(value.value() == null ? "" : value.value());
        if (!accepted) {
            wrongValue(
                    value.place(),
                    "." + setting.key(),
                    "'" + setting.key() + "' must be " + setting.type().words()
                            + (setting.secret() ? "" : ", but is " + value.words()));
        }
        return accepted;
    }

    private boolean tellEmptyItem(YamlNode.Sequence list, Setting setting) {
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i).value() == null) {
                error(
                        list.items().get(i).place(),
                        "." + setting.key() + "[" + i + "]",
                        "item " + i + " of '" + setting.key() + "' is empty",
                        "write a value, or leave the item out");
                return true;
            }
        }
        return false;
    }

    /** Tells a plugin's problem at the place it names. */
    void tell(YamlNode.Mapping section, SettingProblem problem) {
        YamlNode at = section;
        Place place = section.place();
        StringBuilder below = new StringBuilder();
        for (String step : problem.path()) {
            if (at instanceof YamlNode.Mapping mapping) {
                below.append('.').append(step);
                place = mapping.placeOf(step);
                at = mapping.field(step).orElse(at);
            } else if (at instanceof YamlNode.Sequence list && isPosition(step, list)) {
                below.append('[').append(step).append(']');
                at = list.items().get(Integer.parseInt(step));
                place = at.place();
            }
        }
        wrongValue(place, below.toString(), problem.message());
    }

    private static boolean isPosition(String step, YamlNode.Sequence list) {
        return step.matches("\\d{1,6}") && Integer.parseInt(step) < list.items().size();
    }

    private void wrongValue(Place place, String below, String message) {
        switch (values) {
            case ERRORS -> findings.error(place, path + below, context + message, "");
            case WARNINGS -> findings.warning(place, path + below, context + message, "");
        }
    }

    void error(Place place, String below, String message, String hint) {
        findings.error(place, path + below, context + message, hint);
    }
}
