package org.occopus.plugins.ec2;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;

/**
 * What was launched a moment ago. EC2 may say for a while that there is no such instance
 * (https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html); without this a deletion right after a
 * creation would be taken for done. It is a memory of answers only: after a restart the engine's own grace time remains.
 */
final class Newborns {
    /** Amazon's advice is to repeat with growing pauses up to a few minutes. */
    private static final Duration LAG = Duration.ofMinutes(2);

    private final ConcurrentHashMap<ResourceId, Newborn> known = new ConcurrentHashMap<>();

    /**
     * One of them.
     *
     * @param resource as the creating call showed it
     * @param lagEnds until when the cloud may not know it
     */
    private record Newborn(Resource resource, Deadline lagEnds) {}

    void add(Resource resource) {
        known.values().removeIf(newborn -> newborn.lagEnds().hasPassed());
        known.put(resource.id(), new Newborn(resource, Deadline.in(LAG)));
    }

    /** What the creating call showed; empty when the cloud's "no such instance" can be believed. */
    Optional<Resource> find(ResourceId id) {
        return Optional.ofNullable(known.get(id))
                .filter(newborn -> !newborn.lagEnds().hasPassed())
                .map(Newborn::resource);
    }

    void forget(ResourceId id) {
        known.remove(id);
    }
}
