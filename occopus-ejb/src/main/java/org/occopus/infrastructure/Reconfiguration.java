package org.occopus.infrastructure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.occopus.definition.NodeDefinition;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.Difference;
import org.occopus.node.NodeInstance;
import org.occopus.resolution.Blueprints;
import org.occopus.state.Infrastructure;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;
import org.occopus.state.Submission;

/**
 * A new description for an infrastructure that stands or is being built.
 *
 * @param submission the new description
 * @param definitions the definitions that it names
 * @param replace whether instances that differ from it are replaced
 */
record Reconfiguration(Submission submission, Map<String, NodeDefinition> definitions, boolean replace) {

    static Reconfiguration to(
            Submission submission, Function<String, Optional<NodeDefinition>> definitions, boolean replace) {
        Map<String, NodeDefinition> found = new HashMap<>();
        submission.description().nodes().stream()
                .map(NodeDescription::type)
                .distinct()
                .forEach(type -> definitions.apply(type).ifPresent(definition -> found.put(type, definition)));
        return new Reconfiguration(submission, found, replace);
    }

    /** Nodes are matched by name, wanted numbers are brought into the new ranges, instances are compared. */
    Requested of(Snapshot snapshot, Instant now) {
        InfrastructureDescription description = submission.description();
        Infrastructure changed = snapshot.infrastructure()
                .described(description.name(), description.userId())
                .workingSince(now);
        List<NodeInstance> compared = snapshot.instances().stream()
                .flatMap(instance -> compared(instance).stream())
                .toList();
        List<Event> events = new ArrayList<>();
        events.add(Event.of(now, EventKind.RECONFIGURED, "A new description was submitted."));
        differing(compared).forEach(instance -> events.add(event(instance, now)));
        return new Requested(
                changed, Optional.of(submission), desired(description, snapshot.desired()), compared, events);
    }

    /** How many instances of each node are wanted: as many as before, within the new ranges. */
    static Map<String, Integer> desired(InfrastructureDescription description, Map<String, Integer> before) {
        Map<String, Integer> desired = new HashMap<>();
        for (NodeDescription node : description.nodes()) {
            int wanted = before.getOrDefault(node.name(), node.scaling().min());
            desired.put(node.name(), node.scaling().clamp(wanted));
        }
        return desired;
    }

    /** Those of the compared instances that differ from the description. */
    static List<NodeInstance> differing(List<NodeInstance> compared) {
        return compared.stream()
                .filter(instance -> !instance.origin().differences().isEmpty())
                .toList();
    }

    private Optional<NodeInstance> compared(NodeInstance instance) {
        InfrastructureDescription description = submission.description();
        Optional<NodeDescription> node = description.node(instance.nodeName());
        if (!instance.state().isLiving() || node.isEmpty()) {
            return Optional.empty();
        }
        return instance.origin()
                .blueprint()
                .flatMap(made -> Optional.ofNullable(definitions.get(node.get().type()))
                        .map(definition ->
                                Blueprints.differences(made, instance.id(), description, node.get(), definition))
                        .map(found -> instance.from(instance.origin().compared(found, replace))));
    }

    private static Event event(NodeInstance instance, Instant now) {
        String words = "It differs from the new description in "
                + String.join(
                        ", ",
                        instance.origin().differences().stream()
                                .map(Difference::word)
                                .toList())
                + (instance.origin().replaceRequested() ? " and is to be replaced." : " and stays as it is.");
        return Event.ofNode(now, EventKind.DIFFERS, instance.nodeName(), instance.id(), words);
    }
}
