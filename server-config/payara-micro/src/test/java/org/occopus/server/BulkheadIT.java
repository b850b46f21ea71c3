package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.state.InfrastructureState;

/** A cloud that hangs costs the infrastructures on another one nothing, on a real server. */
@ExtendWith(SharedServer.class)
class BulkheadIT {
    private static final String FAULTS = "/simulator/faults";
    private static final String DEFINITIONS = """
            'node_def:bulkhead_hanging':
              - resource:
                  type: simulator
                  endpoint: hanging
            'node_def:bulkhead_working':
              - resource:
                  type: simulator
                  endpoint: working
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: bulkhead
            nodes:
              - {name: n, type: bulkhead_TYPE, scaling: {min: 30, max: 30}}
            """;

    private final Site site;

    BulkheadIT(Site site) {
        this.site = site;
        site.define(DEFINITIONS);
    }

    /** Calls that hang do so until their deadline, or the end of their server. */
    @AfterEach
    void goOn() {
        site.rest().delete(FAULTS);
        site.server().kill9();
        site.server().restart();
    }

    private Duration timeOfABuild() {
        Instant start = InstantSource.system().instant();
        String id = site.build(DESCRIPTION.replace("TYPE", "working"));
        Duration time = Duration.between(start, InstantSource.system().instant());
        site.client().destroy(id);
        site.awaitDestroyed(id);
        return time;
    }

    @Test
    void keepsAHangingCloudFromSlowingAnotherOne() {
        timeOfABuild();
        Duration alone = timeOfABuild();
        site.rest().put(FAULTS, "{\"endpoint\": \"hanging\", \"hang\": true}").ok();
        String hanging = site.submit(DESCRIPTION.replace("TYPE", "hanging"));
        Duration beside = timeOfABuild();
        assertThat(site.client().status(hanging).state()).isEqualTo(InfrastructureState.BUILDING);
        assertThat(beside)
                .as("beside a hanging cloud; alone %s", alone)
                .isLessThan(alone.multipliedBy(3).plusSeconds(2));
    }
}
