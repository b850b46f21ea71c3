package org.occopus.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

/** A health check that says what it was told to say, of key {@code fake}; asked for by {@code true}. Thread-safe. */
public final class FakeHealthCheck implements HealthCheck {
    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private final AtomicInteger runs = new AtomicInteger();
    private volatile boolean broken;

    @Override
    public Setting setting() {
        return Setting.optional("fake", SettingType.BOOLEAN, "Whether nodes are checked; false if left out.");
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<Object> defaultValue() {
        return Optional.of(false);
    }

    @Override
    public boolean asksForAnything(Object value) {
        return Boolean.TRUE.equals(value);
    }

    @Override
    public HealthResult run(HealthTarget target, Object value, Deadline deadline) {
        runs.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("a defect of the health check");
        }
        String reason = reasons.get(target.host());
        return reason == null ? new HealthResult.Pass() : new HealthResult.Fail(reason);
    }

    /**
     * Lets a host fail from now on.
     *
     * @param host the address
     * @param reason what the check says
     */
    public void fail(String host, String reason) {
        reasons.put(host, reason);
    }

    /**
     * Lets a host pass from now on.
     *
     * @param host the address
     */
    public void pass(String host) {
        reasons.remove(host);
    }

    /**
     * Makes it a defective plugin, which throws.
     *
     * @param defect whether from now on
     */
    public void breakDown(boolean defect) {
        broken = defect;
    }

    /**
     * How often it ran.
     *
     * @return for any host
     */
    public int runs() {
        return runs.get();
    }
}
