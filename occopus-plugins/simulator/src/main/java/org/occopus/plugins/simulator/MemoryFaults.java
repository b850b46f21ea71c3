package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.occopus.spi.Deadline;

/** Faults that end with the process. */
final class MemoryFaults implements Faults {
    private final Map<String, Fault> byEndpoint = new TreeMap<>();
    private final Map<Place, Count> counts = new HashMap<>();
    private final List<Injected> injected = new ArrayList<>();
    private long lastNumber;

    private record Place(String scope, int place) {}

    private record Count(long calls, int taken, Instant lastAt) {
        static final Count NONE = new Count(0, 0, Instant.MIN);
    }

    @Override
    public synchronized List<Fault> all(Deadline deadline) {
        return List.copyOf(byEndpoint.values());
    }

    @Override
    public synchronized void put(Fault fault, Deadline deadline) {
        byEndpoint.put(fault.endpoint(), fault);
    }

    @Override
    public synchronized void clear(Deadline deadline) {
        byEndpoint.clear();
    }

    @Override
    public synchronized long count(String scope, int place, Instant now, Deadline deadline) {
        return counts.merge(
                        new Place(scope, place),
                        new Count(1, 0, now),
                        (old, one) -> new Count(old.calls() + 1, old.taken(), now))
                .calls();
    }

    @Override
    public synchronized boolean take(String scope, int place, int times, Deadline deadline) {
        var key = new Place(scope, place);
        Count count = counts.getOrDefault(key, Count.NONE);
        if (count.taken() >= times) {
            return false;
        }
        counts.put(key, new Count(count.calls(), count.taken() + 1, count.lastAt()));
        return true;
    }

    @Override
    public synchronized void record(Injected one, Deadline deadline) {
        injected.add(one.numbered(++lastNumber));
    }

    @Override
    public synchronized List<Injected> injected(long after, int limit, Deadline deadline) {
        return injected.stream()
                .filter(one -> one.number() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void forgetBefore(Instant limit, Deadline deadline) {
        counts.values().removeIf(count -> count.lastAt().isBefore(limit));
        injected.removeIf(one -> one.at().isBefore(limit));
    }
}
