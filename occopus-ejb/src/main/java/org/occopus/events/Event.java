package org.occopus.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param at when
 * @param kind what
 * @param node the node; empty for the infrastructure as a whole
 * @param instance the node instance's id
 * @param message in words, without secrets
 * @param who whose request caused it: the name of a token or a person; empty when the server acted by itself
 */
public record Event(
        Instant at,
        EventKind kind,
        Optional<String> node,
        Optional<String> instance,
        String message,
        Optional<String> who) {

    /** Checks that nothing is missing. */
    public Event {
        requireNonNull(at, "at");
        requireNonNull(kind, "kind");
        requireNonNull(message, "message");
    }

    /** An event that the server caused by itself, until {@link #by} says otherwise. */
    public Event(Instant at, EventKind kind, Optional<String> node, Optional<String> instance, String message) {
        this(at, kind, node, instance, message, Optional.empty());
    }

    /** An event of the infrastructure as a whole. */
    public static Event of(Instant at, EventKind kind, String message) {
        return new Event(at, kind, Optional.empty(), Optional.empty(), message);
    }

    /** An event of one node instance. */
    public static Event ofNode(Instant at, EventKind kind, String node, String instance, String message) {
        return new Event(at, kind, Optional.of(node), Optional.of(instance), message);
    }

    /** The same, caused by a request. */
    public Event by(Optional<String> caller) {
        return new Event(at, kind, node, instance, message, caller);
    }
}
