package org.occopus.plugins.simulator;

import java.time.Instant;
import java.util.Optional;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;

/**
 * A machine to create.
 *
 * @param owner whose
 * @param endpoint the account
 * @param name for people
 * @param createdAt the time of the call
 * @param runningAt when it will have booted
 * @param diesAt when it will vanish by itself; empty for never
 */
record MachinePlan(
        Owner owner, String endpoint, String name, Instant createdAt, Instant runningAt, Optional<Instant> diesAt) {

    static MachinePlan of(CreateRequest request, SimulatorSettings settings, String endpoint, Instant now) {
        return new MachinePlan(
                request.owner(),
                endpoint,
                settings.name().orElse(request.name()),
                now,
                now.plus(settings.boot()),
                settings.dieAfter().map(now::plus));
    }

    String token() {
        return owner.instanceId();
    }

    MachinePlan dyingAt(Instant now) {
        return new MachinePlan(owner, endpoint, name, createdAt, runningAt, Optional.of(now));
    }
}
