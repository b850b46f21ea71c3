package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.List;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Owner;

/** What is to go wrong, at most one {@link Fault} an endpoint. Thread-safe; throws as {@link Inventory} does. */
interface Faults {

    /** All of them, by endpoint; may be up to a second old when another server changed them. */
    List<Fault> all(Deadline deadline);

    /** Takes the place of the endpoint's earlier one. */
    void put(Fault fault, Deadline deadline);

    /** Ends all of them. */
    void clear(Deadline deadline);

    /** Uses one up; false when none was left. */
    boolean take(Fault fault, Fault.Counter counter, Deadline deadline);

    /** Counts a failing creation of this node in this infrastructure; false when that many have failed before. */
    boolean takeOfNode(Owner owner, int times, Instant now, Deadline deadline);

    /** Forgets nodes whose creations failed last before this time. */
    void forgetNodesBefore(Instant limit, Deadline deadline);
}
