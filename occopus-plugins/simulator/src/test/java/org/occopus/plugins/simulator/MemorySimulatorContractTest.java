package org.occopus.plugins.simulator;

final class MemorySimulatorContractTest extends FaultSuite {
    private final SimulatorFactory simulated = SimulatorFactory.inMemory(clock);

    @Override
    SimulatorFactory simulated() {
        return simulated;
    }
}
