package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.List;
import org.occopus.spi.Deadline;

/** What is to go wrong, at most one {@link Fault} an endpoint. Thread-safe; throws as {@link Inventory} does. */
interface Faults {

    /** All of them, by endpoint; may be up to a second old when another server changed them. */
    List<Fault> all(Deadline deadline);

    /** Takes the place of the endpoint's earlier one. */
    void put(Fault fault, Deadline deadline);

    /** Ends all of them; what was injected stays on record. */
    void clear(Deadline deadline);

    /** Counts a call that a rule is about; how many there were, this one included. */
    long count(String scope, int place, Instant now, Deadline deadline);

    /** Uses one of a number of times up; false when none was left. */
    boolean take(String scope, int place, int times, Deadline deadline);

    /** Keeps what befell a call. */
    void record(Injected injected, Deadline deadline);

    /** What befell calls, in order, after a number, at most so many. */
    List<Injected> injected(long after, int limit, Deadline deadline);

    /** Forgets counts and records from before this time. */
    void forgetBefore(Instant limit, Deadline deadline);
}
