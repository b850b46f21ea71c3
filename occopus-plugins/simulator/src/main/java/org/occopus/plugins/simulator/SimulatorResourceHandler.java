package org.occopus.plugins.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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

    SimulatorResourceHandler(Simulator simulator, String endpoint) {
        this.simulator = simulator;
        this.endpoint = endpoint;
    }

    private Obstacles obstacles(Call call, String subject, Deadline deadline) {
        return Obstacles.of(simulator, endpoint, call, subject, deadline);
    }

    @Override
    public Resource create(CreateRequest request) {
        Obstacles obstacles = obstacles(Call.CREATE, request.token(), request.deadline());
        SimulatorSettings settings = settings(request, obstacles);
        obstacles.heed(settings.faults().map(fault -> fault.ofNode(request.owner(), simulator.now())));
        obstacles.reach();
        Instant now = simulator.now();
        MachinePlan plan = MachinePlan.of(request, settings, endpoint, now);
        breakHalfway(plan, obstacles, request.deadline());
        MachinePlan fated = plan.with(Fate.of(settings, obstacles, now))
                .bootingLonger(obstacles.longest(FaultKind.BOOT).orElse(Duration.ZERO));
        Creation creation = simulator.inventory().create(fated, Room.of(settings, obstacles), request.deadline());
        if (obstacles.befalls(FaultKind.DUPLICATE_ANSWER)) {
            creation = simulator.inventory().create(fated, Room.UNLIMITED, request.deadline());
        }
        return switch (creation) {
            case Creation.Created created -> {
                obstacles.answerAfter(settings.latency());
                obstacles.answer();
                yield created.machine().show(now);
            }
            case Creation.Known known -> existing(known.machine(), obstacles, now);
            case Creation.Full full -> throw refused(full.why(), obstacles);
        };
    }

    private static SimulatorSettings settings(CreateRequest request, Obstacles obstacles) {
        try {
            return SimulatorSettings.of(request.settings());
        } catch (IllegalArgumentException e) {
            throw obstacles.failure(ProviderFailure.REFUSED, "a setting of the node is wrong: " + e.getMessage());
        }
    }

    /** What was made is listed under the token, so that it is found and deleted. */
    private void breakHalfway(MachinePlan plan, Obstacles obstacles, Deadline deadline) {
        obstacles.befalling(FaultKind.PARTIAL_CREATION).findFirst().ifPresent(partial -> {
            simulator.inventory().create(plan.volume(), Room.UNLIMITED, deadline);
            throw obstacles.failure(
                    ProviderFailure.PROVIDER_FAULT, "the volume is made, the machine is not; " + partial.cause());
        });
    }

    private static RuntimeException refused(ProviderFailure why, Obstacles obstacles) {
        boolean full = why == ProviderFailure.NO_CAPACITY;
        obstacles.record(full ? FaultKind.CAPACITY : FaultKind.QUOTA, "");
        return obstacles.failure(
                why, "as many machines as '" + (full ? "capacity" : "quota") + "' allows exist; delete some first");
    }

    private static Resource existing(Machine machine, Obstacles obstacles, Instant now) {
        if (!machine.existsAt(now)) {
            throw obstacles.failure(
                    ProviderFailure.REFUSED,
                    machine.id() + " of this token was deleted or died; a token never creates twice");
        }
        return machine.show(now);
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        Obstacles obstacles = obstacles(Call.DESCRIBE, id.value(), deadline);
        Optional<Machine> machine = reached(id, obstacles, deadline);
        Instant now = simulator.now();
        Instant at = obstacles.longest(FaultKind.STALE_ANSWER).map(now::minus).orElse(now);
        Optional<Resource> shown = machine.map(found -> new Seen(found, latest(at, found)))
                .filter(seen -> seen.machine().existsAt(seen.at()))
                .map(seen -> seen.machine().show(seen.at()));
        obstacles.answer();
        return shown;
    }

    private record Seen(Machine machine, Instant at) {}

    /** Before its creation nobody was told of a machine, so there is no earlier answer to give. */
    private static Instant latest(Instant at, Machine machine) {
        Instant created = machine.plan().createdAt();
        return at.isBefore(created) ? created : at;
    }

    /** The machine when the request arrives; what its node's definition says of it has its effect on the way. */
    private Optional<Machine> reached(ResourceId id, Obstacles obstacles, Deadline deadline) {
        Optional<Machine> known = find(id, deadline);
        obstacles.heed(known.flatMap(machine -> machine.plan().disturbance()));
        obstacles.reach();
        return obstacles.areThere() ? find(id, deadline) : known;
    }

    private Optional<Machine> find(ResourceId id, Deadline deadline) {
        return Machine.serialOf(id).flatMap(serial -> simulator.inventory().find(endpoint, serial, deadline));
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        Obstacles obstacles = obstacles(Call.LIST, tag.key() + "=" + tag.value(), deadline);
        obstacles.reach();
        Instant now = simulator.now();
        Instant at = obstacles.longest(FaultKind.STALE_ANSWER).map(now::minus).orElse(now);
        Inventory inventory = simulator.inventory();
        List<Machine> existing = at.isBefore(now)
                ? inventory.listPast(endpoint, tag, at, deadline)
                : inventory.list(endpoint, tag, now, deadline);
        List<Resource> listed = withoutNew(existing, obstacles, now).stream()
                .map(machine -> machine.show(at))
                .toList();
        boolean twice = obstacles.befalls(FaultKind.DUPLICATE_ANSWER);
        obstacles.answer();
        return twice ? listed.stream().flatMap(shown -> Stream.of(shown, shown)).toList() : listed;
    }

    private static List<Machine> withoutNew(List<Machine> existing, Obstacles obstacles, Instant now) {
        List<FaultRule> lags = obstacles.standing(FaultKind.LIST_LAG).toList();
        List<Machine> old = existing.stream()
                .filter(machine -> Stream.concat(lags.stream(), ownLags(machine, obstacles))
                        .noneMatch(lag -> lags(machine, lag, now)))
                .toList();
        if (old.size() < existing.size()) {
            obstacles.record(FaultKind.LIST_LAG, existing.size() - old.size() + " not listed yet");
        }
        return old;
    }

    /** What its node's definition says. */
    private static Stream<FaultRule> ownLags(Machine machine, Obstacles obstacles) {
        return machine.plan().disturbance().stream().flatMap(fault -> obstacles.standing(FaultKind.LIST_LAG, fault));
    }

    private static boolean lags(Machine machine, FaultRule lag, Instant now) {
        var random = new SplittableRandom(machine.serial());
        Duration lasts = lag.spread().map(spread -> spread.sample(random)).orElse(Duration.ZERO);
        return now.isBefore(machine.plan().createdAt().plus(lasts));
    }

    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        Obstacles obstacles = obstacles(Call.DELETE, id.value(), deadline);
        Deletion deletion = reached(id, obstacles, deadline)
                .map(machine -> delete(machine, obstacles, deadline))
                .orElse(Deletion.DONE);
        simulator.clean(deadline);
        obstacles.answer();
        return deletion;
    }

    private Deletion delete(Machine machine, Obstacles obstacles, Deadline deadline) {
        Instant now = simulator.now();
        if (machine.existsAt(now)
                && obstacles.befalling(FaultKind.STUCK_DELETE).anyMatch(stuck -> isStuck(machine, stuck, now))) {
            simulator.inventory().doom(machine, now, deadline);
            return Deletion.UNDER_WAY;
        }
        simulator.inventory().delete(machine, now, deadline);
        if (obstacles.befalls(FaultKind.DUPLICATE_ANSWER)) {
            simulator.inventory().delete(machine, now, deadline);
        }
        return Deletion.DONE;
    }

    private static boolean isStuck(Machine machine, Injection stuck, Instant now) {
        return stuck.seconds()
                .map(lasts -> now.isBefore(machine.doomedAt().orElse(now).plus(lasts)))
                .orElse(true);
    }
}
