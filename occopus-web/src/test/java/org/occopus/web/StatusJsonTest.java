package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.ScalingRange;
import org.occopus.node.Attempts;
import org.occopus.node.NodeInstance;
import org.occopus.state.Infrastructure;
import org.occopus.state.Snapshot;

class StatusJsonTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InfrastructureDescription KEPT_ONLY = new InfrastructureDescription(
            "i",
            "u",
            List.of(new NodeDescription("kept", "t", new ScalingRange(1, 2), Map.of(), Map.of())),
            List.of(),
            Map.of());
    private static final Snapshot SNAPSHOT = new Snapshot(
            Infrastructure.submitted("id", KEPT_ONLY, true, true, NOW),
            KEPT_ONLY,
            Map.of("kept", 1),
            List.of(
                    NodeInstance.intended("one", "kept", Attempts.none(), NOW),
                    NodeInstance.intended("two", "removed", Attempts.none(), NOW)));

    @Test
    void showsTheInstancesOfARemovedNodeUntilTheyAreGone() {
        JsonObject status = StatusJson.of(SNAPSHOT, List.of());
        assertThat(status.getJsonArray("nodes")).hasSize(2);
        JsonObject removed = status.getJsonArray("nodes").getJsonObject(1);
        assertThat(removed.getString("name")).isEqualTo("removed");
        assertThat(removed.getJsonObject("scaling").getInt("target")).isZero();
        assertThat(removed.getJsonArray("instances").getJsonObject(0).getString("id"))
                .isEqualTo("two");

        JsonObject report = ReportJson.of(SNAPSHOT);
        assertThat(report.getJsonObject("removed").getJsonObject("instances")).containsOnlyKeys("two");
        assertThat(report.getJsonObject("kept").getJsonObject("instances")).containsOnlyKeys("one");
    }
}
