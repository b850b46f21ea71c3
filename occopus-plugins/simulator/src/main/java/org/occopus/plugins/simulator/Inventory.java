package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderFailure;
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
        record Full(ProviderFailure why) implements Creation {}
    }

    /** Adds a machine, or a volume, unless its token is known. */
    Creation create(MachinePlan plan, Room room, Deadline deadline);

    /** Also one that is gone; empty when there never was one of this number at this endpoint. */
    Optional<Machine> find(String endpoint, long serial, Deadline deadline);

    /** The machine with an address; empty when none exists at this time. */
    Optional<Machine> at(String address, Instant now, Deadline deadline);

    /** Those that exist at this time, oldest first. */
    List<Machine> list(String endpoint, OwnerTag tag, Instant now, Deadline deadline);

    /** Those that existed at a time in the past, oldest first. */
    List<Machine> listPast(String endpoint, OwnerTag tag, Instant past, Deadline deadline);

    /** Those that exist at this time at any endpoint, oldest first. */
    List<Machine> listAll(Instant now, Deadline deadline);

    /** Leaves tombstones of it and of its volume; does nothing when there is none. */
    void delete(Machine machine, Instant now, Deadline deadline);

    /** Marks one as being deleted. */
    void doom(Machine machine, Instant now, Deadline deadline);

    /** Makes one vanish now, whatever its endpoint; false when there is none. */
    boolean kill(long serial, Instant now, Deadline deadline);

    /** Makes one do nothing any more from now on, whatever its endpoint; false when there is none. */
    boolean hang(long serial, Instant now, Deadline deadline);

    /** Forgets tombstones. */
    void forgetGoneBefore(Instant limit, Deadline deadline);
}
