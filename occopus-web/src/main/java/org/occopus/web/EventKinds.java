package org.occopus.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.occopus.events.EventKind;
import org.occopus.events.NumberedEvent;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/**
 * The kinds of events that somebody wants to hear of.
 *
 * @param wanted empty means all
 */
record EventKinds(Set<EventKind> wanted) {

    /** From {@code ?kind=READY&kind=FAILED}, also with commas. */
    static EventKinds of(List<String> values) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        values.stream().flatMap(value -> Arrays.stream(value.split(",", -1))).forEach(word -> kinds.add(kind(word)));
        return new EventKinds(kinds);
    }

    private static EventKind kind(String word) {
        return Arrays.stream(EventKind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.REQUEST_INVALID,
                        "The request says kind=" + word + ", but the kinds of events are "
                                + Arrays.toString(EventKind.values()) + "."));
    }

    boolean has(NumberedEvent event) {
        return wanted.isEmpty() || wanted.contains(event.event().kind());
    }
}
