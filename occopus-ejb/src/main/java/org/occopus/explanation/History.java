package org.occopus.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.events.NumberedEvent;
import org.occopus.node.NodeState;

/** What the events tell. */
final class History {
    private static final String BORN = NodeState.INTENDED + ": ";
    private static final String ENDING = NodeState.TERMINATING + " by ";
    private static final int MOST_ENDED = 5;

    private final List<Event> events;

    History(List<NumberedEvent> events) {
        this.events = events.stream().map(NumberedEvent::event).toList();
    }

    /** Why an instance was made; empty when that is too long ago. */
    Optional<String> birthOf(String instanceId) {
        return events.stream()
                .filter(event -> event.kind() == EventKind.NODE_STATE)
                .filter(event -> event.instance().equals(Optional.of(instanceId)))
                .map(Event::message)
                .filter(message -> message.startsWith(BORN))
                .findFirst()
                .map(message -> message.substring(BORN.length()));
    }

    /** Which instances of a node ended last, and why; the latest first. */
    List<String> endedOf(String node) {
        List<String> ended = new ArrayList<>();
        for (Event event : events.reversed()) {
            boolean ends = event.kind() == EventKind.NODE_STATE
                    && event.node().equals(Optional.of(node))
                    && event.message().startsWith(ENDING);
            if (ends && ended.size() < MOST_ENDED) {
                ended.add("Its instance " + event.instance().orElse("") + " came to its end at " + event.at() + ": "
                        + cause(event.message().substring(ENDING.length())));
            }
        }
        return ended;
    }

    /** The words after the name of what happened; the name itself when there are none. */
    private static String cause(String happened) {
        int colon = happened.indexOf(": ");
        return colon < 0 ? happened : happened.substring(colon + 2);
    }

    /** What happened last to the infrastructure as a whole. */
    Optional<String> lastOfTheWhole() {
        return events.reversed().stream()
                .filter(event -> event.node().isEmpty())
                .findFirst()
                .map(event -> event.message() + " (" + event.at() + ")");
    }
}
