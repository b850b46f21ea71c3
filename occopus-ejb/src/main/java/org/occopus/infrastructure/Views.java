package org.occopus.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.access.Caller;
import org.occopus.access.CurrentCaller;
import org.occopus.description.InfrastructureDescription;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.events.NumberedEvent;
import org.occopus.node.EndReason;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.node.StateChange;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureFilter;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Snapshot;
import org.occopus.yaml.SecretMask;

/** What is stored, for those who want to look closer. Thread-safe; called without a transaction. */
public final class Views {
    private static final int MOST_CHANGES = 1000;

    private final Infrastructures infrastructures;
    private final InfrastructureStore store;

    /**
     * @param infrastructures finds them
     * @param store tells the rest
     */
    public Views(Infrastructures infrastructures, InfrastructureStore store) {
        this.infrastructures = infrastructures;
        this.store = store;
    }

    /**
     * Some of many.
     *
     * @param infrastructures oldest first
     * @param more whether others follow
     */
    public record Page(List<Infrastructure> infrastructures, boolean more) {

        /** Copies the list. */
        public Page {
            infrastructures = List.copyOf(infrastructures);
        }
    }

    /**
     * The infrastructures that fit, of those that the caller may know of.
     *
     * @throws ProblemException {@code request-invalid} when there never was one of the id after which the page begins
     */
    public Page page(InfrastructureFilter filter) {
        filter.after().ifPresent(this::requirePlace);
        Optional<String> own = CurrentCaller.get().flatMap(Caller::userId);
        if (own.isPresent() && filter.userId().isPresent() && !own.equals(filter.userId())) {
            return new Page(List.of(), false);
        }
        InfrastructureFilter seen = own.map(filter::ofUser).orElse(filter);
        List<Infrastructure> found = store.list(seen.limited(filter.limit() + 1));
        return new Page(found.stream().limit(filter.limit()).toList(), found.size() > filter.limit());
    }

    private void requirePlace(String after) {
        if (!infrastructures.isKnown(after)) {
            throw new ProblemException(
                    ProblemType.REQUEST_INVALID,
                    "The request says after=" + after
                            + ", but there never was such an infrastructure. Take 'next' of the" + " page before.");
        }
    }

    /**
     * A description as it was submitted, without its secrets.
     *
     * @param revision counts the descriptions of the infrastructure, from 1
     * @param description what was read; its variables masked
     * @param text the main file, masked; empty for one that an older version has stored
     */
    public record SubmittedDescription(long revision, InfrastructureDescription description, Optional<String> text) {}

    /** The description of an infrastructure, destroyed or not. */
    public SubmittedDescription description(String id) {
        Snapshot snapshot = infrastructures.status(id);
        return new SubmittedDescription(
                snapshot.infrastructure().revision(),
                snapshot.description(),
                store.submittedText(id).map(SecretMask::text));
    }

    /**
     * One instance and what became of it.
     *
     * @param instance as it is now
     * @param cloud the plugin of its implementation; empty until it was resolved
     * @param history the ways into its states, in order
     */
    public record Biography(NodeInstance instance, Optional<String> cloud, List<Chapter> history) {

        /** Copies the history. */
        public Biography {
            history = List.copyOf(history);
        }
    }

    /**
     * One way into a state.
     *
     * @param event as it was told
     * @param change what it tells
     * @param reason why the instance ends; empty while it lives
     */
    public record Chapter(Event event, StateChange change, Optional<EndReason> reason) {}

    /**
     * One instance, terminated or not.
     *
     * @throws ProblemException {@code infrastructure-unknown}, {@code node-unknown}, {@code instance-unknown}
     */
    public Biography instance(String id, String node, String instanceId) {
        Snapshot snapshot = infrastructures.status(id);
        NodeInstance instance = store.instance(instanceId)
                .filter(owned -> owned.infrastructureId().equals(id))
                .map(InfrastructureStore.OwnedInstance::instance)
                .filter(found -> found.nodeName().equals(node))
                .orElseThrow(() -> unknown(snapshot, node, instanceId));
        List<Chapter> history = new ArrayList<>();
        for (NumberedEvent numbered : store.eventsOf(instance.id(), MOST_CHANGES)) {
            Event event = numbered.event();
            if (event.kind() == EventKind.NODE_STATE) {
                StateChange.of(event.message()).ifPresent(change -> history.add(chapter(event, change, instance)));
            }
        }
        return new Biography(instance, cloud(instance), history);
    }

    private Optional<String> cloud(NodeInstance instance) {
        return Optional.ofNullable(store.resolved(List.of(instance.id())).get(instance.id()))
                .map(resolved -> String.valueOf(resolved.resource().get("type")));
    }

    private static Chapter chapter(Event event, StateChange change, NodeInstance instance) {
        boolean ends = change.state() == NodeState.TERMINATING;
        return new Chapter(event, change, ends ? instance.endReason() : Optional.empty());
    }

    private static ProblemException unknown(Snapshot snapshot, String node, String instanceId) {
        String id = snapshot.infrastructure().id();
        if (snapshot.description().node(node).isEmpty()) {
            return new ProblemException(
                    ProblemType.NODE_UNKNOWN,
                    "ERROR: node '" + node + "' does not exist in infrastructure '" + id + "'!",
                    Map.of("infrastructure", id, "node", node));
        }
        return new ProblemException(
                ProblemType.INSTANCE_UNKNOWN,
                "Node '" + node + "' never had an instance '" + instanceId + "'. Its report lists those that it has.",
                Map.of("infrastructure", id, "node", node, "instance", instanceId));
    }
}
