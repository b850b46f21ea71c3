package org.occopus.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.occopus.credentials.Sealer;
import org.occopus.description.HealingStop;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.ScalingRange;
import org.occopus.description.Selection;
import org.occopus.description.Upkeep;

/** What is stored comes back, also when an older version has stored it. */
class SealedJsonTest {
    private final Sealer sealer = new Sealer(new SecretKeySpec(new byte[32], "AES"));
    private final SealedJson json = new SealedJson(sealer);

    @Test
    void givesADescriptionBack() {
        var upkeep = new Upkeep(
                2, 30, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4));
        var description = new InfrastructureDescription(
                "x",
                "u",
                List.of(new NodeDescription(
                        "n", "t", new ScalingRange(1, 2), Map.of(), Map.of("a", 1), Selection.RANDOM, upkeep)),
                List.of(),
                Map.of(),
                new HealingStop(60, 4));
        assertThat(json.open(json.seal(description), InfrastructureDescription.class))
                .isEqualTo(description);
    }

    @Test
    void readsADescriptionThatKnowsNoUpkeep() {
        String old = """
                {"name": "x", "userId": "u", "dependencies": [], "variables": {},
                 "nodes": [{"name": "n", "type": "t", "scaling": {"min": 1, "max": 2}, "filter": {}, "variables": {}}]}
                """;
        InfrastructureDescription read = json.open(sealer.seal(old), InfrastructureDescription.class);
        assertThat(read.healingStop()).isEqualTo(HealingStop.standard());
        assertThat(read.nodes().get(0).upkeep()).isEqualTo(Upkeep.standard());
    }
}
