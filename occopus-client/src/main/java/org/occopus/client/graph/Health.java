package org.occopus.client.graph;

import org.occopus.client.state.InstanceState;
import org.occopus.client.state.NodeStatus;

/** How a node is drawn. */
enum Health {
    GOOD("#c8e6c9"),
    PENDING("#fff3c4"),
    BAD("#ffcdd2");

    private final String colour;

    Health(String colour) {
        this.colour = colour;
    }

    String colour() {
        return colour;
    }

    static Health of(NodeStatus node) {
        if (node.isComplete()) {
            return GOOD;
        }
        boolean failing = node.instances().stream()
                .anyMatch(instance ->
                        instance.state() == InstanceState.UNHEALTHY || instance.state() == InstanceState.TERMINATING);
        return failing ? BAD : PENDING;
    }

    /** For example {@code 2 of 3 ready}. */
    static String words(NodeStatus node) {
        return node.ready() + " of " + node.scaling().target() + " ready";
    }
}
