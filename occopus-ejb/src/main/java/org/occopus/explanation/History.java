package org.occopus.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.events.NumberedEvent;
import org.occopus.node.NodeState;
import org.occopus.node.StateChange;

/** What the events tell. */
final class History {
    /** How many ended instances of a node are told about. */
    static final int MOST_ENDED = 5;

    private final List<Event> events;

    History(List<NumberedEvent> events) {
        this.events = events.stream().map(NumberedEvent::event).toList();
    }

    /** Why an instance was made; empty when that is too long ago. */
    Optional<String> birthOf(String instanceId) {
        return events.stream()
                .filter(event -> event.instance().equals(Optional.of(instanceId)))
                .flatMap(event -> into(NodeState.INTENDED, event).stream())
                .map(StateChange::cause)
                .findFirst();
    }

    /** Which instances of a node ended last, and why; the latest first. */
    List<String> endedOf(String node) {
        List<String> ended = new ArrayList<>();
        for (Event event : events.reversed()) {
            Optional<StateChange> ending = into(NodeState.TERMINATING, event);
            boolean ends = ending.isPresent() && event.node().equals(Optional.of(node));
            if (ends && ended.size() < MOST_ENDED) {
                ended.add("Its instance " + event.instance().orElse("") + " came to its end at " + event.at() + ": "
                        + ending.map(History::why).orElse(""));
            }
        }
        return ended;
    }

    private static Optional<StateChange> into(NodeState state, Event event) {
        return event.kind() == EventKind.NODE_STATE
                ? StateChange.of(event.message()).filter(change -> change.state() == state)
                : Optional.empty();
    }

    /** In words; the name of what happened when there are none. */
    private static String why(StateChange change) {
        return change.cause().isEmpty() ? change.by().map(Enum::name).orElse("") : change.cause();
    }

    /** What happened last to the infrastructure as a whole. */
    Optional<String> lastOfTheWhole() {
        return events.reversed().stream()
                .filter(event -> event.node().isEmpty())
                .findFirst()
                .map(event -> event.message() + " (" + event.at() + ")");
    }
}
