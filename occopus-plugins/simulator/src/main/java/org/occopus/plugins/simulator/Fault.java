package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.List;
import org.occopus.spi.resource.Owner;

/**
 * What is to go wrong at an endpoint, or with the machines of a node.
 *
 * @param scope whose calls are counted together; another one whenever it is set anew
 * @param endpoint the endpoint, {@link #EVERYWHERE} or {@link #OF_NODE}
 * @param seed the same seed and the same calls in the same order give the same faults
 * @param setAt since when
 * @param rules what goes wrong
 */
record Fault(String scope, String endpoint, long seed, Instant setAt, List<FaultRule> rules) {
    /** Stands for every endpoint. */
    static final String EVERYWHERE = "*";

    /** Stands for the endpoint of the node whose definition it is. */
    static final String OF_NODE = "";

    Fault {
        rules = List.copyOf(rules);
    }

    /** What a node's definition says; it counts the calls about all machines of the node in one infrastructure together. */
    Fault ofNode(Owner owner, Instant since) {
        return new Fault(owner.infrastructureId() + "/" + owner.nodeName(), OF_NODE, seed, since, rules);
    }

    boolean concerns(String place) {
        return endpoint.equals(EVERYWHERE) || endpoint.equals(place);
    }

    /** Who wants it so, for people. */
    String cause() {
        return endpoint.equals(OF_NODE) ? "the node's definition says so" : "told to at run time";
    }

    /** The same, whose calls are counted anew from this time on. */
    Fault since(String newScope, Instant time) {
        return new Fault(newScope, endpoint, seed, time, rules);
    }
}
