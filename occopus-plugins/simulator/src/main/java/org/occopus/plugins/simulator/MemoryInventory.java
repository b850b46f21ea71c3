package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.OwnerTag;

/** An inventory that ends with the process, for tests and trials without a database. */
final class MemoryInventory implements Inventory {
    private final Map<Long, Machine> machines = new TreeMap<>();
    private final Map<Token, Long> serials = new HashMap<>();
    private long lastSerial;

    private record Token(String instance, boolean companion) {
        static Token of(MachinePlan plan) {
            return new Token(plan.token(), plan.companion());
        }
    }

    @Override
    public synchronized Creation create(MachinePlan plan, Room room, Deadline deadline) {
        Optional<Machine> known =
                Optional.ofNullable(serials.get(Token.of(plan))).map(machines::get);
        if (known.isPresent()) {
            return new Creation.Known(known.get());
        }
        Optional<ProviderFailure> refusal = room.refusal(count(plan.endpoint(), plan.createdAt()));
        if (refusal.isPresent()) {
            return new Creation.Full(refusal.get());
        }
        Machine machine = Machine.of(nextSerial(), plan);
        machines.put(machine.serial(), machine);
        serials.put(Token.of(plan), machine.serial());
        return new Creation.Created(machine);
    }

    private long count(String endpoint, Instant now) {
        return living(
                        now,
                        machine -> machine.plan().endpoint().equals(endpoint)
                                && !machine.plan().companion())
                .size();
    }

    private long nextSerial() {
        do {
            lastSerial++;
        } while (machines.containsKey(lastSerial - Loopback.COUNT));
        return lastSerial;
    }

    @Override
    public synchronized Optional<Machine> find(String endpoint, long serial, Deadline deadline) {
        return Optional.ofNullable(machines.get(serial))
                .filter(machine -> machine.plan().endpoint().equals(endpoint));
    }

    @Override
    public synchronized Optional<Machine> at(String address, Instant now, Deadline deadline) {
        return living(
                        now,
                        machine ->
                                !machine.plan().companion() && machine.address().equals(address))
                .stream()
                .findFirst();
    }

    @Override
    public synchronized List<Machine> list(String endpoint, OwnerTag tag, Instant now, Deadline deadline) {
        return living(
                now,
                machine -> machine.plan().endpoint().equals(endpoint)
                        && machine.owner().tags().contains(tag));
    }

    @Override
    public synchronized List<Machine> listPast(String endpoint, OwnerTag tag, Instant past, Deadline deadline) {
        return list(endpoint, tag, past, deadline);
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
    public synchronized void delete(Machine machine, Instant now, Deadline deadline) {
        for (Machine going : living(now, other -> other.goesWith(machine))) {
            machines.put(going.serial(), going.deleted(now));
        }
    }

    @Override
    public synchronized void doom(Machine machine, Instant now, Deadline deadline) {
        change(machine.serial(), now, found -> found.doomed(now));
    }

    @Override
    public synchronized boolean kill(long serial, Instant now, Deadline deadline) {
        return change(serial, now, found -> found.with(found.plan().fate().dyingAt(now)));
    }

    @Override
    public synchronized boolean hang(long serial, Instant now, Deadline deadline) {
        return change(serial, now, found -> found.with(found.plan().fate().hangingAt(now)));
    }

    private boolean change(long serial, Instant now, UnaryOperator<Machine> how) {
        Optional<Machine> living = Optional.ofNullable(machines.get(serial)).filter(machine -> machine.existsAt(now));
        living.ifPresent(found -> machines.put(serial, how.apply(found)));
        return living.isPresent();
    }

    @Override
    public synchronized void forgetGoneBefore(Instant limit, Deadline deadline) {
        machines.values().removeIf(machine -> goneBefore(machine, limit));
        serials.values().retainAll(machines.keySet());
    }

    private static boolean goneBefore(Machine machine, Instant limit) {
        return machine.deletedAt()
                .or(machine.plan().fate()::diesAt)
                .map(gone -> gone.isBefore(limit))
                .orElse(false);
    }
}
