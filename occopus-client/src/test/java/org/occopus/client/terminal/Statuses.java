package org.occopus.client.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceState;
import org.occopus.client.state.InstanceStatus;
import org.occopus.client.state.NodeStatus;
import org.occopus.client.state.Remnant;
import org.occopus.client.state.Scaling;

/** Statuses to draw. */
final class Statuses {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private Statuses() {}

    static InfrastructureStatus of(InfrastructureState state, List<NodeStatus> nodes) {
        return new InfrastructureStatus(
                "id",
                "shop",
                "me",
                state,
                true,
                false,
                true,
                Optional.of(START),
                Optional.empty(),
                List.of(),
                List.of(),
                nodes);
    }

    static InfrastructureStatus remaining(Remnant remnant) {
        return new InfrastructureStatus(
                "id",
                "shop",
                "me",
                InfrastructureState.DESTROYING,
                true,
                false,
                true,
                Optional.of(START),
                Optional.empty(),
                List.of(remnant),
                List.of(),
                List.of());
    }

    static NodeStatus node(String name, InstanceStatus... instances) {
        int count = instances.length;
        return new NodeStatus(name, "t", List.of(), new Scaling(count, count, 1, count), List.of(instances));
    }

    static NodeStatus nodeOf(String name, int count, InstanceState state) {
        return node(
                name,
                IntStream.range(0, count)
                        .mapToObj(number -> instance("i" + number, state, ""))
                        .toArray(InstanceStatus[]::new));
    }

    static InstanceStatus instance(String id, InstanceState state, String note) {
        return new InstanceStatus(
                id,
                state,
                Optional.of(START.plusSeconds(7)),
                Optional.of(START),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(note).filter(text -> !text.isEmpty()),
                List.of());
    }
}
