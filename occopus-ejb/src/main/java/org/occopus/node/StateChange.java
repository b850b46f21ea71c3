package org.occopus.node;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/**
 * How an instance came into a state, as the event log tells it.
 *
 * @param state the new state
 * @param by what moved it; empty for its beginning
 * @param cause why, in words; empty text when there is nothing to tell
 */
public record StateChange(NodeState state, Optional<NodeEvent> by, String cause) {
    private static final String BY = " by ";
    private static final String COLON = ": ";

    /** Checks that nothing is missing. */
    public StateChange {
        requireNonNull(state, "state");
        requireNonNull(by, "by");
        requireNonNull(cause, "cause");
    }

    /** The beginning of an instance. */
    public static StateChange beginning(String cause) {
        return new StateChange(NodeState.INTENDED, Optional.empty(), cause);
    }

    /** For the event log: {@code READY by CHECKS_PASSED: why}. */
    public String words() {
        return state + by.map(event -> BY + event).orElse("") + (cause.isEmpty() ? "" : COLON + cause);
    }

    /**
     * Reads the words again.
     *
     * @param words of an event
     * @return empty when they tell of no such change
     */
    public static Optional<StateChange> of(String words) {
        int colon = words.indexOf(COLON);
        String[] moved = (colon < 0 ? words : words.substring(0, colon)).split(BY, 2);
        String cause = colon < 0 ? "" : words.substring(colon + COLON.length());
        Optional<NodeEvent> by = moved.length < 2 ? Optional.empty() : find(NodeEvent.values(), moved[1]);
        return find(NodeState.values(), moved[0])
                .filter(state -> moved.length < 2 || by.isPresent())
                .map(state -> new StateChange(state, by, cause));
    }

    private static <E extends Enum<E>> Optional<E> find(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
