package org.occopus.plugins.simulator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/** Passes when a simulated machine works. Their addresses answer ping whatever becomes of them, this does not. */
@ApplicationScoped
public class SimulatedCheck implements HealthCheck {
    private static final String KEY = "simulated";

    private @Nullable SimulatorFactory factory;

    /** For the container, and for whoever wants the declaration only. */
    public SimulatedCheck() {}

    SimulatedCheck(SimulatorFactory factory) {
        this.factory = factory;
    }

    @Inject
    void connect(SimulatorFactory cloud) {
        factory = cloud;
    }

    @Override
    public Setting setting() {
        return Setting.optional(
                KEY, SettingType.BOOLEAN, "Whether the simulated machine must work, false if left out.");
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<SettingProblem> check(Object value) {
        return value instanceof Boolean
                ? List.of()
                : List.of(SettingProblem.of(KEY, "must be true or false, but is " + value));
    }

    @Override
    public boolean asksForAnything(Object value) {
        return Boolean.TRUE.equals(value);
    }

    @Override
    public HealthResult run(HealthTarget target, Object value, Deadline deadline) {
        if (!asksForAnything(value)) {
            return new HealthResult.Pass();
        }
        String machine = "the simulated machine at " + target.host();
        if (deadline.hasPassed() || Thread.currentThread().isInterrupted()) {
            return new HealthResult.Fail(machine + " was not asked in time");
        }
        try {
            return works(target.host(), deadline)
                    ? new HealthResult.Pass()
                    : new HealthResult.Fail(machine + " does not work");
        } catch (ProviderException e) {
            return new HealthResult.Fail(machine + " gives no answer: " + e.getMessage());
        }
    }

    private boolean works(String address, Deadline deadline) {
        return Optional.ofNullable(factory)
                .filter(known -> known.simulator().works(address, deadline))
                .isPresent();
    }
}
