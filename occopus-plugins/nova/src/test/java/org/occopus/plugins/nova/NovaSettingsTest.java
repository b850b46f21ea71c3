package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.plugins.nova.NovaSettings.FloatingOrder;
import org.occopus.plugins.nova.NovaSettings.VolumeOrder;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

class NovaSettingsTest {

    private static Section section(Map<String, Object> other) {
        var values = new HashMap<String, Object>(
                Map.of("endpoint", "http://k:5000", "project_id", "p", "image_id", "i", "flavor_name", "f"));
        values.putAll(other);
        return new Section(values);
    }

    private static List<String> problems(Map<String, Object> other) {
        return NovaSettings.problemsOf(section(other)).stream()
                .map(SettingProblem::message)
                .toList();
    }

    @Test
    void requiresWhatTheManualRequires() {
        assertThat(NovaSettings.DECLARATION.stream().filter(Setting::required))
                .extracting(Setting::key)
                .containsExactly("endpoint", "image_id", "flavor_name", "project_id");
    }

    @Test
    void tellsAccountsApartByWhereAndInWhoseName() {
        assertThat(NovaSettings.DECLARATION.stream().filter(Setting::ofAccount))
                .extracting(Setting::key)
                .containsExactlyInAnyOrder("endpoint", "project_id", "region_name", "user_domain_name");
    }

    @Test
    void bootsFromTheImageUnlessAVolumeIsAskedFor() {
        NovaSettings settings = NovaSettings.of(section(Map.of("volume_persist", true)));

        assertThat(settings.volume()).isEmpty();
        assertThat(settings.floating()).isEmpty();
        assertThat(settings.securityGroups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "' 0 ', 0", "25, 25"})
    void readsAVolumeSizeHoweverItIsWritten(String written, int gibibytes) {
        assertThat(NovaSettings.of(section(Map.of("volume_size", written))).volume())
                .contains(new VolumeOrder(gibibytes, false));
    }

    @Test
    void keepsTheVolumeWhenAskedTo() {
        assertThat(NovaSettings.of(section(Map.of("volume_size", 5, "volume_persist", true)))
                        .volume())
                .contains(new VolumeOrder(5, true));
        assertThat(NovaSettings.of(section(Map.of("volume_size", 5, "volume_persist", "false")))
                        .volume())
                .contains(new VolumeOrder(5, false));
    }

    @Test
    void refusesAVolumeSizeInTheWordsOfTheOriginal() {
        assertThat(problems(Map.of("volume_size", "large")))
                .containsExactly("Could not convert volume_size value \"large\" to integer!");
        assertThat(problems(Map.of("volume_size", -1)))
                .containsExactly("Negative numbers for volume_size are prohibited!");
    }

    @Test
    void leavesTemplatesForLater() {
        assertThat(problems(Map.of("volume_size", "{{variables.size}}"))).isEmpty();
    }

    @Test
    void refusesSecurityGroupsThatAreNoNamesAndTellsWhere() {
        Section section = section(Map.of("security_groups", Arrays.asList("ssh", null, Map.of("a", "b"))));

        assertThat(NovaSettings.problemsOf(section))
                .extracting(SettingProblem::path)
                .containsExactly(List.of("security_groups", "1"), List.of("security_groups", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "true", "add_yes_if_you_need_floating_ip_or_remove"})
    void givesAFloatingAddressForAnythingButANo(String written) {
        assertThat(NovaSettings.of(section(Map.of("floating_ip", written))).floating())
                .contains(new FloatingOrder(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "False", "off", "0"})
    void givesNoFloatingAddressForANoEvenWithAPool(String written) {
        assertThat(NovaSettings.of(section(Map.of("floating_ip", written, "floating_ip_pool", "outside")))
                        .floating())
                .isEmpty();
    }

    @Test
    void givesAFloatingAddressWhenAPoolIsNamed() {
        assertThat(NovaSettings.of(section(Map.of("floating_ip_pool", "outside")))
                        .floating())
                .contains(new FloatingOrder(Optional.of("outside")));
    }
}
