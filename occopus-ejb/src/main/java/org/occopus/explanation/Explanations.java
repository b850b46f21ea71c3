package org.occopus.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.occopus.events.NumberedEvent;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.maintenance.Maintenance;
import org.occopus.node.NodeInstance;
import org.occopus.plan.Plan;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Snapshot;

/** Explains infrastructures from what is stored; calls nobody. Thread-safe; called without a transaction. */
public final class Explanations {
    private static final int EVENTS_TO_READ = 2000;

    private final Infrastructures infrastructures;
    private final Maintenance maintenance;
    private final InfrastructureStore store;

    /**
     * @param infrastructures finds them
     * @param maintenance tells what is done next
     * @param store tells what happened
     */
    public Explanations(Infrastructures infrastructures, Maintenance maintenance, InfrastructureStore store) {
        this.infrastructures = infrastructures;
        this.maintenance = maintenance;
        this.store = store;
    }

    /**
     * Why everything is as it is.
     *
     * @param id the infrastructure, which may be destroyed
     * @throws ProblemException {@code infrastructure-unknown}
     */
    public Explanation why(String id) {
        Explainer explainer = explainer(id);
        return explainer.of(explainer.nodes());
    }

    /**
     * As {@link #why(String)}, for one node.
     *
     * @param id the infrastructure, which may be destroyed
     * @param node the node's name
     * @throws ProblemException {@code infrastructure-unknown}, {@code node-unknown}
     */
    public Explanation why(String id, String node) {
        Explainer explainer = explainer(id);
        if (!explainer.nodes().contains(node)) {
            throw new ProblemException(
                    ProblemType.NODE_UNKNOWN,
                    "ERROR: node '" + node + "' does not exist in infrastructure '" + id + "'! It has "
                            + String.join(", ", explainer.nodes()) + ".",
                    Map.of("infrastructure", id, "node", node));
        }
        return explainer.of(List.of(node));
    }

    private Explainer explainer(String id) {
        Snapshot snapshot = infrastructures.status(id);
        Plan plan =
                snapshot.infrastructure().isActive() ? maintenance.preview(id) : new Plan(List.of(), Optional.empty());
        return new Explainer(snapshot, plan, events(snapshot));
    }

    /** The last of the whole, and where these are not all, the last of each instance that is told about. */
    private List<NumberedEvent> events(Snapshot snapshot) {
        List<NumberedEvent> latest =
                store.latestEvents(snapshot.infrastructure().id(), EVENTS_TO_READ);
        if (latest.size() < EVENTS_TO_READ) {
            return latest;
        }
        Map<Long, NumberedEvent> events = new TreeMap<>();
        latest.forEach(event -> events.put(event.number(), event));
        Stream.concat(snapshot.instances().stream(), lastEnded(snapshot))
                .flatMap(instance -> store.eventsOf(instance.id(), EVENTS_TO_READ).stream())
                .forEach(event -> events.put(event.number(), event));
        return List.copyOf(events.values());
    }

    private Stream<NodeInstance> lastEnded(Snapshot snapshot) {
        Map<String, List<NodeInstance>> byNode =
                store.endedSince(snapshot.infrastructure().id(), Instant.EPOCH).stream()
                        .collect(Collectors.groupingBy(NodeInstance::nodeName));
        return byNode.values().stream()
                .flatMap(ended -> ended.stream().skip(Math.max(0, ended.size() - History.MOST_ENDED)));
    }
}
