package org.occopus.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.Section;

/** Runs the health checks that a section asks for, in their order, until one fails. */
public final class HealthChecks {
    private final List<HealthCheck> checks;

    /**
     * @param checks all that are installed, in the order in which they run
     */
    public HealthChecks(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Whether a {@code health_check} section asks for anything, defaults included. */
    public boolean anyAsked(Map<String, Object> healthCheck) {
        Section section = new Section(healthCheck);
        return checks.stream().anyMatch(check -> asked(check, section).isPresent());
    }

    /**
     * Checks a node.
     *
     * @param healthCheck the section
     * @param target the node
     * @param deadline until when to return
     */
    public HealthResult run(Map<String, Object> healthCheck, HealthTarget target, Deadline deadline) {
        Section section = new Section(healthCheck);
        for (HealthCheck check : checks) {
            Optional<Object> value = asked(check, section);
            if (value.isPresent() && check.run(target, value.get(), deadline) instanceof HealthResult.Fail failed) {
                return failed;
            }
        }
        return new HealthResult.Pass();
    }

    private static Optional<Object> asked(HealthCheck check, Section section) {
        return section.value(check.setting().key()).or(check::defaultValue).filter(check::asksForAnything);
    }
}
