package org.occopus.plugins.healthchecks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/** Passes when each of some TCP ports takes a connection within three seconds. */
@ApplicationScoped
public class PortsCheck implements HealthCheck {
    private static final String KEY = "ports";
    private static final int HIGHEST = 65_535;

    @Override
    public Setting setting() {
        return Setting.optional(KEY, SettingType.LIST, "TCP ports that must take connections, none if left out.");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<SettingProblem> check(Object value) {
        return ListedValue.problems(KEY, value, PortsCheck::wrongWith);
    }

    private static Optional<String> wrongWith(Object port) {
        String shown = "Invalid port " + ListedValue.shown(port);
        if (!(port instanceof Integer) && !(port instanceof Long)) {
            return Optional.of(shown + " - must be integer");
        }
        long number = ((Number) port).longValue();
        return number >= 1 && number <= HIGHEST
                ? Optional.empty()
                : Optional.of(shown + " - must be from 1 to " + HIGHEST);
    }

    @Override
    public boolean asksForAnything(Object value) {
        return !ListedValue.items(value).isEmpty();
    }

    @Override
    public HealthResult run(HealthTarget target, Object value, Deadline deadline) {
        List<PortProbe> probes = ListedValue.items(value).stream()
                .map(port -> new PortProbe(target.host(), ((Number) port).intValue()))
                .toList();
        return Probes.run(probes, deadline);
    }
}
