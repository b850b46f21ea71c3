package org.occopus.plugins.healthchecks;

import jakarta.annotation.PreDestroy;
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

/** Passes when the node answers an ICMP echo request within a second. */
@ApplicationScoped
public class PingCheck implements HealthCheck {
    private static final String KEY = "ping";

    private final Pinger pinger = new Pinger();

    @Override
    public Setting setting() {
        return Setting.optional(KEY, SettingType.BOOLEAN, "Whether the node must answer ping, true if left out.");
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Object> defaultValue() {
        return Optional.of(true);
    }

    @Override
    public List<SettingProblem> check(Object value) {
        return value instanceof Boolean
                ? List.of()
                : List.of(SettingProblem.of(KEY, "Invalid value of 'ping' section! Must be True/False."));
    }

    @Override
    public boolean asksForAnything(Object value) {
        return Boolean.TRUE.equals(value);
    }

    @Override
    public HealthResult run(HealthTarget target, Object value, Deadline deadline) {
        List<PingProbe> probes = asksForAnything(value) ? List.of(new PingProbe(target.host(), pinger)) : List.of();
        return Probes.run(probes, deadline);
    }

    @PreDestroy
    void close() {
        pinger.close();
    }

    private record PingProbe(String host, Pinger pinger) implements Probes.Probe {
        @Override
        public String subject() {
            return "host " + host;
        }

        @Override
        public Optional<String> complaint(Deadline deadline) throws InterruptedException {
            return pinger.answers(host, deadline) ? Optional.empty() : Optional.of(subject() + " does not answer ping");
        }
    }
}
