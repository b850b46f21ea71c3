package org.occopus.plugins.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;

/** The simulated cloud as its owner sees it, all endpoints together. Thread-safe; called without a transaction. */
public final class Simulator {
    private static final Duration TOMBSTONES_KEPT = Duration.ofDays(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final Inventory inventory;
    private final Faults faults;
    private final InstantSource clock;
    private final AtomicReference<Instant> cleanedAt = new AtomicReference<>(Instant.MIN);

    private Simulator(Inventory inventory, Faults faults, InstantSource clock) {
        this.inventory = inventory;
        this.faults = faults;
        this.clock = requireNonNull(clock, "clock");
    }

    static Simulator inMemory(InstantSource clock) {
        return new Simulator(new MemoryInventory(), new MemoryFaults(), clock);
    }

    static Simulator on(DataSource dataSource, InstantSource clock) {
        var database = new Database(dataSource);
        return new Simulator(new JdbcInventory(database), new JdbcFaults(database), clock);
    }

    /**
     * Everything that exists now.
     *
     * @return oldest first
     * @throws org.occopus.spi.failure.ProviderException when the inventory cannot be read
     */
    public List<Resource> resources() {
        Instant now = now();
        return machines(now).stream().map(machine -> machine.show(now)).toList();
    }

    List<Machine> machines(Instant now) {
        return inventory.listAll(now, Deadline.in(BUDGET));
    }

    /**
     * Makes a machine vanish at once, as if it had been terminated behind the engine's back.
     *
     * @param id the machine
     * @return false when there is none
     * @throws org.occopus.spi.failure.ProviderException when the inventory cannot be changed
     */
    public boolean kill(ResourceId id) {
        return Machine.serialOf(id)
                .map(serial -> inventory.kill(serial, now(), Deadline.in(BUDGET)))
                .orElse(false);
    }

    /**
     * Makes a machine run on without doing anything any more, which only its health checks notice.
     *
     * @param id the machine
     * @return false when there is none
     * @throws org.occopus.spi.failure.ProviderException when the inventory cannot be changed
     */
    public boolean hang(ResourceId id) {
        return Machine.serialOf(id)
                .map(serial -> inventory.hang(serial, now(), Deadline.in(BUDGET)))
                .orElse(false);
    }

    boolean works(String address, Deadline deadline) {
        Instant now = now();
        return inventory
                .at(address, now, deadline)
                .filter(machine -> machine.works(now))
                .isPresent();
    }

    List<Fault> currentFaults() {
        return faults.all(Deadline.in(BUDGET));
    }

    void disturb(Fault fault) {
        faults.put(fault.since(UUID.randomUUID().toString(), now()), Deadline.in(BUDGET));
    }

    List<Injected> injected(long after, int limit) {
        return faults.injected(after, limit, Deadline.in(BUDGET));
    }

    void endFaults() {
        faults.clear(Deadline.in(BUDGET));
    }

    Inventory inventory() {
        return inventory;
    }

    Faults faults() {
        return faults;
    }

    Instant now() {
        return clock.instant();
    }

    /** Forgets what is long gone, once in a while. */
    void clean(Deadline deadline) {
        Instant now = now();
        Instant last = cleanedAt.get();
        boolean due = last.plus(BETWEEN_CLEANINGS).isBefore(now) && cleanedAt.compareAndSet(last, now);
        if (due) {
            Instant limit = now.minus(TOMBSTONES_KEPT);
            inventory.forgetGoneBefore(limit, deadline);
            faults.forgetBefore(limit, deadline);
        }
    }
}
