package org.occopus.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of healing, as descriptions give them. */
class HealingReaderTest {
    private static final String HEAD = "infra_name: x\nuser_id: u\n";
    private static final String NODE = "nodes:\n  - name: n\n    type: t\n";

    private static InfrastructureDescription read(String yaml) {
        return new DescriptionReader().read(SourceBundle.ofBody(yaml)).value();
    }

    private static Upkeep upkeep(String yaml) {
        return read(yaml).nodes().get(0).upkeep();
    }

    @Test
    void hasDefaults() {
        assertThat(upkeep(HEAD + NODE))
                .isEqualTo(new Upkeep(
                        1,
                        25,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofMinutes(20)));
        assertThat(read(HEAD + NODE).healingStop()).isEqualTo(new HealingStop(50, 3));
    }

    @Test
    void letsANodeOverrideTheInfrastructure() {
        String yaml = HEAD + "healing: {max_share: 50, backoff: 5, stop_share: 80, stop_minimum: 2}\n" + NODE
                + "    healing: {backoff: 7, max_backoff: 70, reset_after: 700, boot_timeout: 7000}\n"
                + "    scaling: {min: 1, max: 8, max_unavailable: 3}\n";
        assertThat(upkeep(yaml))
                .isEqualTo(new Upkeep(
                        3,
                        50,
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(70),
                        Duration.ofSeconds(700),
                        Duration.ofSeconds(7000)));
        assertThat(read(yaml).healingStop()).isEqualTo(new HealingStop(80, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "healing: {max_share: 0}          | max_share of the infrastructure must be a whole number from 1 to 100",
                "healing: {stop_share: 101}       | stop_share of the infrastructure",
                "healing: {backoff: soon}         | backoff of the infrastructure must be a whole number",
                "healing: {max_bakoff: 5}         | did you mean 'max_backoff'?",
                "healing: {max_backoff: 5}        | below backoff",
                "healing: []                      | must be a mapping"
            })
    void refusesWhatMakesNoSense(String section, String words) {
        assertThatThrownBy(() -> read(HEAD + section + "\n" + NODE)).hasMessageContaining(words.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "healing: {stop_share: 50}        | belongs to the healing of the infrastructure",
                "healing: {boot_timeout: 0}       | boot_timeout of node 'n'",
                "scaling: {max_unavailable: 0}    | scaling max_unavailable of node 'n'"
            })
    void refusesWhatMakesNoSenseForANode(String section, String words) {
        assertThatThrownBy(() -> read(HEAD + NODE + "    " + section + "\n")).hasMessageContaining(words.strip());
    }

    @Test
    void countsShares() {
        assertThat(Upkeep.standard().mostAtOnce(1)).isEqualTo(1);
        assertThat(Upkeep.standard().mostAtOnce(7)).isEqualTo(1);
        assertThat(Upkeep.standard().mostAtOnce(8)).isEqualTo(2);
        assertThat(HealingStop.standard().isReached(3, 6)).isFalse();
        assertThat(HealingStop.standard().isReached(3, 5)).isTrue();
        assertThat(HealingStop.standard().isReached(2, 2)).isFalse();
    }
}
