package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Owner;

/** Faults that end with the process. */
final class MemoryFaults implements Faults {
    private final Map<String, Fault> byEndpoint = new TreeMap<>();
    private final Map<Node, Failed> failed = new HashMap<>();

    private record Node(String infrastructureId, String name) {}

    private record Failed(int times, Instant lastAt) {}

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
    public synchronized boolean take(Fault fault, Fault.Counter counter, Deadline deadline) {
        Fault current = byEndpoint.get(fault.endpoint());
        if (current == null || current.left(counter) < 1) {
            return false;
        }
        byEndpoint.put(current.endpoint(), current.lessOne(counter));
        return true;
    }

    @Override
    public synchronized boolean takeOfNode(Owner owner, int times, Instant now, Deadline deadline) {
        var node = new Node(owner.infrastructureId(), owner.nodeName());
        Failed before = failed.get(node);
        int count = before == null ? 0 : before.times();
        if (count >= times) {
            return false;
        }
        failed.put(node, new Failed(count + 1, now));
        return true;
    }

    @Override
    public synchronized void forgetNodesBefore(Instant limit, Deadline deadline) {
        failed.values().removeIf(count -> count.lastAt().isBefore(limit));
    }
}
