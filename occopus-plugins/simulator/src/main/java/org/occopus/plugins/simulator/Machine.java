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
 * A simulated machine, or the volume of one.
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

    boolean existsAt(Instant at) {
        return !at.isBefore(plan.createdAt())
                && deletedAt.map(at::isBefore).orElse(true)
                && !plan.fate().hasDied(at);
    }

    /** Whether this goes when that machine is deleted: it itself, or its volume. */
    boolean goesWith(Machine other) {
        return serial == other.serial
                || (plan.companion() && !other.plan.companion() && plan.token().equals(other.plan.token()));
    }

    Machine doomed(Instant now) {
        return new Machine(serial, plan, Optional.of(doomedAt.orElse(now)), deletedAt);
    }

    Machine deleted(Instant now) {
        return new Machine(serial, plan, doomedAt, Optional.of(now));
    }

    Machine with(Fate fate) {
        return new Machine(serial, plan.with(fate), doomedAt, deletedAt);
    }

    /** Whether it is up and does its work. */
    boolean works(Instant at) {
        return existsAt(at)
                && !at.isBefore(plan.runningAt())
                && !plan.fate().hasHung(at)
                && !plan.fate().hasFailed(at);
    }

    /** As it is at a time when it exists. */
    Resource show(Instant at) {
        Shown shown = shown(at);
        List<String> addresses = plan.companion() ? List.of() : List.of(address());
        return new Resource(
                id(),
                plan.companion() ? "volume" : "machine",
                plan.companion(),
                plan.owner(),
                shown.state,
                shown.word,
                addresses,
                addresses.stream().findFirst(),
                shown == Shown.FAILED ? Optional.of("told to fail") : Optional.empty(),
                Optional.of(plan.createdAt()));
    }

    private Shown shown(Instant at) {
        if (doomedAt.filter(doomed -> !doomed.isAfter(at)).isPresent()) {
            return Shown.DELETING;
        } else if (plan.fate().hasFailed(at)) {
            return Shown.FAILED;
        }
        return at.isBefore(plan.runningAt()) ? Shown.BOOTING : Shown.RUNNING;
    }

    private enum Shown {
        BOOTING(ResourceState.PENDING, "booting"),
        RUNNING(ResourceState.RUNNING, "running"),
        FAILED(ResourceState.FAILED, "failed"),
        DELETING(ResourceState.DELETING, "deleting");

        private final ResourceState state;
        private final String word;

        Shown(ResourceState state, String word) {
            this.state = state;
            this.word = word;
        }
    }
}
