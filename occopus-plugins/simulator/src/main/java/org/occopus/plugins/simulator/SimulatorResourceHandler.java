package org.occopus.plugins.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.plugins.simulator.Inventory.Creation;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;

/** Calls to one endpoint of the simulated cloud. */
final class SimulatorResourceHandler implements ResourceHandler {
    private final Simulator simulator;
    private final String endpoint;
    private final Obstacles obstacles;

    SimulatorResourceHandler(Simulator simulator, String endpoint) {
        this.simulator = simulator;
        this.endpoint = endpoint;
        this.obstacles = new Obstacles(simulator, endpoint);
    }

    @Override
    public Resource create(CreateRequest request) {
        SimulatorSettings settings = settings(request);
        List<Fault> faults = obstacles.pass(request.deadline());
        obstacles.refuseCreation(request, settings, faults);
        Instant now = simulator.now();
        var plan = MachinePlan.of(request, settings, endpoint, now);
        Creation creation = simulator.inventory().create(plan, settings.capacity(), request.deadline());
        return switch (creation) {
            case Creation.Created created -> {
                obstacles.answerAfter(latency(settings, faults), request.deadline());
                obstacles.loseAnswer(faults, request.deadline());
                yield created.machine().show(now);
            }
            case Creation.Known known -> existing(known.machine(), now);
            case Creation.Full full ->
                throw obstacles.failure(ProviderFailure.NO_CAPACITY, "as many machines as 'capacity' allows exist");
        };
    }

    private SimulatorSettings settings(CreateRequest request) {
        try {
            return SimulatorSettings.of(request.settings());
        } catch (IllegalArgumentException e) {
            throw obstacles.failure(ProviderFailure.REFUSED, "a setting of the node is wrong: " + e.getMessage());
        }
    }

    private Resource existing(Machine machine, Instant now) {
        if (!machine.existsAt(now)) {
            throw obstacles.failure(
                    ProviderFailure.REFUSED,
                    machine.id() + " of this token was deleted or died; a token never creates twice");
        }
        return machine.show(now);
    }

    private static Duration latency(SimulatorSettings settings, List<Fault> faults) {
        return Stream.concat(Stream.of(settings.latency()), faults.stream().map(Fault::createLatency))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        obstacles.pass(deadline);
        Instant now = simulator.now();
        return Machine.serialOf(id)
                .flatMap(serial -> simulator.inventory().find(endpoint, serial, now, deadline))
                .map(machine -> machine.show(now));
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        List<Fault> faults = obstacles.pass(deadline);
        Instant now = simulator.now();
        return simulator.inventory().list(endpoint, tag, now, deadline).stream()
                .filter(machine -> faults.stream().allMatch(fault -> isListed(machine, fault, now)))
                .map(machine -> machine.show(now))
                .toList();
    }

    private static boolean isListed(Machine machine, Fault fault, Instant now) {
        return fault.listLag().isZero()
                || !now.isBefore(machine.plan().createdAt().plus(fault.listLag()));
    }

    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        List<Fault> faults = obstacles.pass(deadline);
        Deletion deletion = Machine.serialOf(id)
                .map(serial -> delete(serial, faults, deadline))
                .orElse(Deletion.DONE);
        simulator.clean(deadline);
        return deletion;
    }

    private Deletion delete(long serial, List<Fault> faults, Deadline deadline) {
        Instant now = simulator.now();
        if (faults.stream().anyMatch(Fault::stuckDelete)) {
            boolean there = simulator.inventory().doom(endpoint, serial, now, deadline);
            return there ? Deletion.UNDER_WAY : Deletion.DONE;
        }
        simulator.inventory().delete(endpoint, serial, now, deadline);
        return Deletion.DONE;
    }
}
