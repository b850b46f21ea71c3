package org.occopus.plugins.simulator;

import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.HealthCheckContract;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.SettableClock;

final class SimulatedCheckContractTest extends HealthCheckContract {
    private final SimulatorFactory simulated = SimulatorFactory.inMemory(new SettableClock());
    private final Resource machine =
            simulated.open(new Account(Section.empty(), Section.empty())).create(Requests.of(Owners.any()));

    @Override
    protected HealthCheck check() {
        return new SimulatedCheck(simulated);
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
    protected String healthyHost() {
        return machine.addresses().getFirst();
    }

    @Override
    protected String failingHost() {
        return "127.9.9.9";
    }
}
