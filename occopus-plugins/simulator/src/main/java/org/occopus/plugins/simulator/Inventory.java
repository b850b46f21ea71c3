package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.OwnerTag;

/**
 * What exists on the simulated cloud. Machines that died or were deleted are kept as tombstones for a day, so that their
 * tokens create nothing again. Thread-safe; every method throws {@link org.occopus.spi.failure.ProviderException} when
 * the storage fails.
 */
interface Inventory {

    /** What came of a creation. */
    sealed interface Creation {
        /** It exists since now. */
        record Created(Machine machine) implements Creation {}

        /** Its token created a machine before, which may be gone. */
        record Known(Machine machine) implements Creation {}

        /** The account holds as many machines as it may. */
        record Full() implements Creation {}
    }

    /**
     * Adds a machine unless its token is known.
     *
     * @param capacity how many may exist at the endpoint; empty for any number
     */
    Creation create(MachinePlan plan, OptionalInt capacity, Deadline deadline);

    /** Empty when there is none at this time. */
    Optional<Machine> find(String endpoint, long serial, Instant now, Deadline deadline);

    /** Those that exist at this time, oldest first. */
    List<Machine> list(String endpoint, OwnerTag tag, Instant now, Deadline deadline);

    /** Those that exist at this time at any endpoint, oldest first. */
    List<Machine> listAll(Instant now, Deadline deadline);

    /** Leaves a tombstone; does nothing when there is none. */
    void delete(String endpoint, long serial, Instant now, Deadline deadline);

    /** Marks one as being deleted; false when there is none. */
    boolean doom(String endpoint, long serial, Instant now, Deadline deadline);

    /** Makes one vanish now, whatever its endpoint; false when there is none. */
    boolean kill(long serial, Instant now, Deadline deadline);

    /** Forgets tombstones. */
    void forgetGoneBefore(Instant limit, Deadline deadline);
}
