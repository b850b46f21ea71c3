package org.occopus.plugins.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;

/**
 * A machine to create, or the volume of one.
 *
 * @param owner whose
 * @param endpoint the account
 * @param name for people
 * @param companion whether it is a volume
 * @param createdAt the time of the call
 * @param runningAt when it will have booted
 * @param fate what will become of it by itself
 * @param faults what goes wrong with calls about it, as JSON; empty for nothing
 */
record MachinePlan(
        Owner owner,
        String endpoint,
        String name,
        boolean companion,
        Instant createdAt,
        Instant runningAt,
        Fate fate,
        Optional<String> faults) {

    static MachinePlan of(CreateRequest request, SimulatorSettings settings, String endpoint, Instant now) {
        return new MachinePlan(
                request.owner(),
                endpoint,
                settings.name().orElse(request.name()),
                false,
                now,
                now.plus(settings.boot()),
                Fate.NONE,
                settings.faults().map(fault -> FaultJson.write(fault).toString()));
    }

    String token() {
        return owner.instanceId();
    }

    /** The volume that belongs to it. */
    MachinePlan volume() {
        return new MachinePlan(
                owner, endpoint, name + "-volume", true, createdAt, createdAt, Fate.NONE, Optional.empty());
    }

    MachinePlan with(Fate other) {
        return new MachinePlan(owner, endpoint, name, companion, createdAt, runningAt, other, faults);
    }

    MachinePlan bootingLonger(Duration more) {
        return new MachinePlan(owner, endpoint, name, companion, createdAt, runningAt.plus(more), fate, faults);
    }

    /** What goes wrong with calls about it; counted together with those about the other machines of its node. */
    Optional<Fault> disturbance() {
        return faults.map(FaultJson::parse).map(fault -> fault.ofNode(owner, createdAt));
    }
}
