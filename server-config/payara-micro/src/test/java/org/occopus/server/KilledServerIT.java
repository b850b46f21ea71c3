package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.state.InfrastructureEvent;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceStatus;
import org.occopus.client.state.SimulatedResource;

/** The server vanishes while it works. After its next start it goes on by itself, and nothing is there twice. */
@ExtendWith(SharedServer.class)
class KilledServerIT {
    private static final String DEFINITIONS = """
            'node_def:killed_slow':
              - resource:
                  type: simulator
                  create_latency_ms: 700
                  boot_seconds: 2
            'node_def:killed_quick':
              - resource:
                  type: simulator
            """;
    private static final String THIRTY = """
            user_id: you@example.org
            infra_name: thirty
            nodes:
              - &BACK
                name: back
                type: killed_slow
                scaling: {min: 20, max: 20}
              - &FRONT
                name: front
                type: killed_slow
                scaling: {min: 10, max: 10}
            dependencies:
              - [ *FRONT, *BACK ]
            """;
    private static final String ONE = """
            user_id: you@example.org
            infra_name: one
            nodes:
              - name: only
                type: killed_quick
            """;

    private final Site site;

    KilledServerIT(Site site) {
        this.site = site;
        site.define(DEFINITIONS);
    }

    @Test
    void goesOnWithEverythingItHasAcknowledged() {
        String ending = site.build(ONE);
        String half = site.submit(THIRTY);
        assertThat(Poll.until(() -> site.inventory(half).size() >= 3, Site.LIMIT))
                .isTrue();
        String late = site.submit(ONE);
        site.client().destroy(ending);
        site.server().kill9();
        site.server().restart();

        assertThat(site.client().status(half).state()).isEqualTo(InfrastructureState.BUILDING);
        assertEachInstanceHasOneResource(site.settled(half), 30);
        assertEachInstanceHasOneResource(site.settled(late), 1);
        site.awaitDestroyed(ending);
        assertThat(site.inventory(ending)).isEmpty();
        List.of(half, late, ending).forEach(id -> assertNumbered(site.events(id)));
    }

    private void assertEachInstanceHasOneResource(InfrastructureStatus built, int count) {
        assertThat(built.state()).isEqualTo(InfrastructureState.RUNNING);
        List<String> instances = built.nodes().stream()
                .flatMap(node -> node.instances().stream())
                .map(InstanceStatus::id)
                .toList();
        assertThat(instances).hasSize(count);
        assertThat(site.inventory(built.id()))
                .extracting(SimulatedResource::instance)
                .containsExactlyInAnyOrderElementsOf(instances);
    }

    private static void assertNumbered(List<InfrastructureEvent> events) {
        assertThat(events)
                .extracting(InfrastructureEvent::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
    }
}
