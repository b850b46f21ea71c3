package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.OwnerTag;

/** An inventory that ends with the process, for tests and trials without a database. */
final class MemoryInventory implements Inventory {
    private final Map<Long, Machine> machines = new TreeMap<>();
    private final Map<String, Long> serials = new HashMap<>();
    private long lastSerial;

    @Override
    public synchronized Creation create(MachinePlan plan, OptionalInt capacity, Deadline deadline) {
        Optional<Machine> known = Optional.ofNullable(serials.get(plan.token())).map(machines::get);
        if (known.isPresent()) {
            return new Creation.Known(known.get());
        }
        if (capacity.isPresent() && count(plan.endpoint(), plan.createdAt()) >= capacity.getAsInt()) {
            return new Creation.Full();
        }
        Machine machine = Machine.of(nextSerial(), plan);
        machines.put(machine.serial(), machine);
        serials.put(plan.token(), machine.serial());
        return new Creation.Created(machine);
    }

    private long count(String endpoint, Instant now) {
        return living(now, machine -> machine.plan().endpoint().equals(endpoint))
                .size();
    }

    private long nextSerial() {
        do {
            lastSerial++;
        } while (machines.containsKey(lastSerial - Loopback.COUNT));
        return lastSerial;
    }

    @Override
    public synchronized Optional<Machine> find(String endpoint, long serial, Instant now, Deadline deadline) {
        return Optional.ofNullable(machines.get(serial))
                .filter(machine ->
                        machine.existsAt(now) && machine.plan().endpoint().equals(endpoint));
    }

    @Override
    public synchronized List<Machine> list(String endpoint, OwnerTag tag, Instant now, Deadline deadline) {
        return living(
                now,
                machine -> machine.plan().endpoint().equals(endpoint)
                        && machine.owner().tags().contains(tag));
    }

    @Override
    public synchronized List<Machine> listAll(Instant now, Deadline deadline) {
        return living(now, machine -> true);
    }

    private List<Machine> living(Instant now, Predicate<Machine> which) {
        var found = new ArrayList<Machine>();
        for (Machine machine : machines.values()) {
            if (machine.existsAt(now) && which.test(machine)) {
                found.add(machine);
            }
        }
        return found;
    }

    @Override
    public synchronized void delete(String endpoint, long serial, Instant now, Deadline deadline) {
        change(find(endpoint, serial, now, deadline), machine -> machine.deleted(now));
    }

    @Override
    public synchronized boolean doom(String endpoint, long serial, Instant now, Deadline deadline) {
        return change(find(endpoint, serial, now, deadline), machine -> machine.doomed(now));
    }

    @Override
    public synchronized boolean kill(long serial, Instant now, Deadline deadline) {
        Optional<Machine> living = Optional.ofNullable(machines.get(serial)).filter(machine -> machine.existsAt(now));
        return change(living, machine -> machine.dying(now));
    }

    private boolean change(Optional<Machine> machine, UnaryOperator<Machine> how) {
        machine.ifPresent(found -> machines.put(found.serial(), how.apply(found)));
        return machine.isPresent();
    }

    @Override
    public synchronized void forgetGoneBefore(Instant limit, Deadline deadline) {
        machines.values().removeIf(machine -> goneBefore(machine, limit));
        serials.values().retainAll(machines.keySet());
    }

    private static boolean goneBefore(Machine machine, Instant limit) {
        return machine.deletedAt()
                .or(machine.plan()::diesAt)
                .map(gone -> gone.isBefore(limit))
                .orElse(false);
    }
}
