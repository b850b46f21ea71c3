package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/**
 * A simulated machine.
 *
 * @param serial its number, which its id and address follow from
 * @param plan whose it is and how it will live
 * @param doomedAt when its deletion was asked for and got stuck
 * @param deletedAt when it was deleted
 */
record Machine(long serial, MachinePlan plan, Optional<Instant> doomedAt, Optional<Instant> deletedAt) {
    private static final Pattern ID = Pattern.compile("sim-([0-9a-f]{8,15})");

    static Machine of(long serial, MachinePlan plan) {
        return new Machine(serial, plan, Optional.empty(), Optional.empty());
    }

    /** The serial number in an id; empty when it is not an id of this cloud. */
    static Optional<Long> serialOf(ResourceId id) {
        Matcher matcher = ID.matcher(id.value());
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1), 16)) : Optional.empty();
    }

    ResourceId id() {
        return new ResourceId(String.format("sim-%08x", serial));
    }

    String address() {
        return Loopback.address(serial);
    }

    Owner owner() {
        return plan.owner();
    }

    boolean existsAt(Instant now) {
        return deletedAt.isEmpty() && plan.diesAt().map(now::isBefore).orElse(true);
    }

    Machine doomed(Instant now) {
        return new Machine(serial, plan, Optional.of(doomedAt.orElse(now)), deletedAt);
    }

    Machine deleted(Instant now) {
        return new Machine(serial, plan, doomedAt, Optional.of(now));
    }

    Machine dying(Instant now) {
        return new Machine(serial, plan.dyingAt(now), doomedAt, deletedAt);
    }

    Resource show(Instant now) {
        boolean booting = now.isBefore(plan.runningAt());
        return new Resource(
                id(),
                "machine",
                false,
                plan.owner(),
                state(booting),
                word(booting),
                List.of(address()),
                Optional.of(address()),
                Optional.empty(),
                Optional.of(plan.createdAt()));
    }

    private ResourceState state(boolean booting) {
        if (doomedAt.isPresent()) {
            return ResourceState.DELETING;
        }
        return booting ? ResourceState.PENDING : ResourceState.RUNNING;
    }

    private String word(boolean booting) {
        if (doomedAt.isPresent()) {
            return "deleting";
        }
        return booting ? "booting" : "running";
    }
}
