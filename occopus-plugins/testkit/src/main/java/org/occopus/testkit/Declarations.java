package org.occopus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;

/** What every declaration of settings keeps to. */
final class Declarations {
    private Declarations() {}

    static void check(List<Setting> settings) {
        assertThat(settings).extracting(Setting::key).doesNotContain("type");
        checkLogin(settings);
    }

    /** Keys of a login; its form may have a {@code type} of its own (manual, "Authentication"). */
    static void checkLogin(List<Setting> settings) {
        assertThat(settings).extracting(Setting::key).doesNotHaveDuplicates();
        assertThat(settings).allSatisfy(setting -> {
            assertThat(setting.key()).matches("[A-Za-z][A-Za-z0-9_]*");
            assertThat(setting.meaning()).as(setting.key()).endsWith(".");
        });
        assertThat(settings.stream().map(Setting::required))
                .as("required ones first")
                .isSortedAccordingTo((first, second) -> Boolean.compare(second, first));
    }

    static void checkAccepts(List<Setting> settings, Section section) {
        List<String> keys = settings.stream().map(Setting::key).toList();
        assertThat(section.values().keySet()).as("keys that are not declared").isSubsetOf(keys);
        for (Setting setting : settings) {
            assertThat(setting.required() && section.value(setting.key()).isEmpty())
                    .as("required key " + setting.key() + " is missing")
                    .isFalse();
            section.value(setting.key())
                    .ifPresent(value -> assertThat(setting.type().accepts(value))
                            .as(setting.key() + " must be " + setting.type().words())
                            .isTrue());
        }
    }
}
