package org.occopus.client.state;

import java.util.List;
import org.occopus.client.json.JsonObject;

/**
 * A piece of the event log.
 *
 * @param events in the order in which they happened; empty when nothing is new
 * @param next what to ask for as {@code after} to get the piece that follows
 */
public record EventPage(List<InfrastructureEvent> events, long next) {
    /** Keeps the list from changing. */
    public EventPage {
        events = List.copyOf(events);
    }

    /**
     * Reads the answer of {@code GET /infrastructures/{id}/events}.
     *
     * @param json the answer
     * @param after what was asked for
     * @return the piece
     */
    public static EventPage from(JsonObject json, long after) {
        return new EventPage(
                json.objects("events").stream().map(InfrastructureEvent::from).toList(), json.number("next", after));
    }
}
