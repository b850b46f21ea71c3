package org.occopus.plugins.simulator;

final class MemorySimulatorContractTest extends SimulatorSuite {
    private final SimulatorFactory simulated = SimulatorFactory.inMemory(clock);

    @Override
    SimulatorFactory simulated() {
        return simulated;
    }
}
