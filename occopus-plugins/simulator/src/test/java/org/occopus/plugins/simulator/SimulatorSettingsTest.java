package org.occopus.plugins.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.SettingProblem;

final class SimulatorSettingsTest {
    @Test
    void readsNumbersAlsoWhenTheyAreWrittenAsText() {
        var settings = SimulatorSettings.of(new Section(
                Map.of("boot_seconds", "1.5", "create_latency_ms", 250, "capacity", "7", "die_after_seconds", 60)));

        assertThat(settings.boot()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.latency()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.capacity()).isEqualTo(OptionalInt.of(7));
        assertThat(settings.dieAfter()).contains(Duration.ofMinutes(1));
    }

    @Test
    void readsHowCreationsFail() {
        assertThat(CreateFailure.of(Map.of("times", 2)))
                .contains(new CreateFailure(ProviderFailure.REFUSED, OptionalInt.of(2)));
        assertThat(CreateFailure.of("Quota_Exceeded"))
                .contains(new CreateFailure(ProviderFailure.QUOTA_EXCEEDED, OptionalInt.empty()));
        assertThat(CreateFailure.of("false")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "boot_seconds, -1, from 0",
        "boot_seconds, soon, must be a number",
        "die_after_seconds, NaN, from 0",
        "capacity, 1e99, from 0",
        "fail_create, sometimes, no_capacity"
    })
    void saysWhatIsWrong(String key, String value, String words) {
        assertThat(SimulatorSettings.problems(new Section(Map.of(key, value))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).containsExactly(key);
                    assertThat(problem.message()).contains(words);
                });
    }

    @Test
    void saysWhatIsWrongInAMapping() {
        Section section = new Section(Map.of("fail_create", Map.of("kind", "refused", "time", 1)));

        assertThat(SimulatorSettings.problems(section))
                .extracting(SettingProblem::message)
                .singleElement()
                .asString()
                .contains("a mapping of kind and times");
    }

    @Test
    void leavesTemplatesForLater() {
        assertThat(SimulatorSettings.problems(new Section(Map.of("boot_seconds", "{{ variables.boot }}"))))
                .isEmpty();
    }
}
