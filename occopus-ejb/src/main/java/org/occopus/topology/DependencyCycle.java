package org.occopus.topology;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Nodes that wait for each other in a ring. The message names the ring. */
public final class DependencyCycle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> ring;

    DependencyCycle(List<String> ring) {
        super("The dependencies form a cycle: " + String.join(" -> ", ring) + " -> " + ring.get(0));
        this.ring = List.copyOf(ring);
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }

    /** The nodes of the ring, each waiting for the next one and the last one for the first; at least one. */
    public List<String> ring() {
        return ring;
    }
}
