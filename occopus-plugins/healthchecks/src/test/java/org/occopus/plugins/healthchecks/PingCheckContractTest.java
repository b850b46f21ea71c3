package org.occopus.plugins.healthchecks;

import org.occopus.spi.health.HealthCheck;
import org.occopus.testkit.HealthCheckContract;

final class PingCheckContractTest extends HealthCheckContract {
    private final PingCheck check = new PingCheck();

    @Override
    protected HealthCheck check() {
        return check;
    }

    @Override
    protected Object passingValue() {
        return true;
    }

    @Override
    protected Object failingValue() {
        return true;
    }

    @Override
    protected Object emptyValue() {
        return false;
    }

    @Override
    protected Object wrongValue() {
        return "yes";
    }

    @Override
    protected String failingHost() {
        return "[no-such-host]";
    }
}
