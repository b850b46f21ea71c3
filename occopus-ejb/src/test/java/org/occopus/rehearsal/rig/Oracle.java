package org.occopus.rehearsal.rig;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.description.NodeDescription;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.EndReason;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.rehearsal.Rehearsal;
import org.occopus.spi.resource.Resource;
import org.occopus.state.InfrastructureStore.OwnedInstance;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;

/**
 * Compares what users were promised, what is stored and what exists. It sees everything, the engine does not see it.
 * Sentences name the promise of {@code docs/reliability.md} that is broken.
 */
final class Oracle {
    private static final int HEALED_PERCENT = 25;

    private final Rehearsal engine;
    private final Promises promises;
    private final Set<String> broken = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private final Set<String> late = new HashSet<>();

    Oracle(Rehearsal engine, Promises promises) {
        this.engine = engine;
        this.promises = promises;
    }

    /** Somebody else's machine, which has to stay. */
    void expectForeign(Resource resource) {
        foreign.add(resource.id().value());
    }

    /** Something was done to a machine, so that replacing it is right. */
    void excuse(String instanceId) {
        broken.add(instanceId);
    }

    /**
     * A server that had stopped makes a creating call that it was about to make, whoever controls the infrastructure
     * meanwhile, and no cloud can tell. The sweep finds what it made; at config managers nobody sweeps.
     */
    void expectLate(String instanceId) {
        late.add(instanceId);
    }

    /** What is wrong at this very moment, in the middle of whatever goes on. */
    List<String> always() {
        List<String> wrong = new ArrayList<>();
        for (Resource server : engine.cloud.servers()) {
            judgeServer(server, wrong);
        }
        promises.all().forEach(promise -> judgePromise(promise, engine.now(promise.infrastructureId()), wrong));
        engine.store.everyId().forEach(id -> judgeRange(engine.now(id), wrong));
        engine.store.everyId().forEach(id -> judgeHealing(engine.now(id), wrong));
        judgeEndings(wrong);
        judgeForeign(wrong);
        return wrong;
    }

    private void judgeServer(Resource server, List<String> wrong) {
        if (foreign.contains(server.id().value())) {
            return;
        }
        String instance = server.owner().instanceId();
        Optional<OwnedInstance> row = engine.store.instance(instance);
        if (row.isEmpty()) {
            wrong.add("1: " + server.id() + " exists, and no node instance " + instance + " was ever stored");
        }
        if (engine.cloud.created(instance) > 1) {
            wrong.add("2: node instance " + instance + " got " + engine.cloud.created(instance) + " machines");
        }
        if (!late.contains(instance)) {
            row.filter(owned -> engine.phase(owned.infrastructureId()).hasEnded())
                    .ifPresent(owned -> wrong.add("6: " + owned.infrastructureId() + " is "
                            + engine.phase(owned.infrastructureId()) + ", but " + server.id() + " exists"));
        }
    }

    private static void judgePromise(Promise promise, Snapshot now, List<String> wrong) {
        String id = promise.infrastructureId();
        if (!now.desired().equals(promise.requested().desired())) {
            wrong.add("4: " + id + " wants " + now.desired() + ", but "
                    + promise.requested().desired() + " was acknowledged");
        }
        Phase phase = now.infrastructure().phase();
        if (!promise.requested().infrastructure().phase().wantsInstances() && phase.wantsInstances()) {
            wrong.add("4: the end of " + id + " was acknowledged, but it is " + phase);
        }
    }

    private static void judgeRange(Snapshot now, List<String> wrong) {
        for (NodeDescription node : now.description().nodes()) {
            int wanted = now.desiredOf(node.name());
            long living = now.instancesOf(node.name()).stream()
                    .filter(instance -> instance.state().isLiving())
                    .count();
            if (wanted < node.scaling().min()
                    || wanted > node.scaling().max()
                    || living > node.scaling().max()) {
                wrong.add("8: node " + node.name() + " wants " + wanted + " and has " + living + ", of "
                        + node.scaling());
            }
        }
    }

    private void judgeHealing(Snapshot now, List<String> wrong) {
        now.instances().stream()
                .filter(it -> it.state() == NodeState.TERMINATING)
                .filter(it -> it.endReason().equals(Optional.of(EndReason.UNHEALTHY)))
                .forEach(it -> judgeReplacement(it, now, wrong));
    }

    private void judgeReplacement(NodeInstance replaced, Snapshot now, List<String> wrong) {
        long others = now.instancesOf(replaced.nodeName()).stream()
                .filter(it -> !it.id().equals(replaced.id()))
                .filter(it -> wasInReplacement(it, replaced.since()))
                .count();
        int most = now.description()
                .node(replaced.nodeName())
                .orElseThrow()
                .scaling()
                .max();
        if (others >= Math.max(1, most * HEALED_PERCENT / 100)) {
            wrong.add("7: " + replaced.id() + " was replaced while " + others + " others of " + replaced.nodeName()
                    + " were in replacement");
        }
        if (wasStopped(now.infrastructure().id(), replaced.id())) {
            wrong.add("7: " + replaced.id() + " was replaced while healing was stopped");
        }
    }

    /** Of what is in replacement now; two that began to end at the same time were weighed one after the other. */
    private static boolean wasInReplacement(NodeInstance instance, Instant at) {
        boolean ends = instance.state() == NodeState.TERMINATING
                && instance.endReason().filter(EndReason::isFailure).isPresent();
        if (ends) {
            boolean bounded = instance.endReason().equals(Optional.of(EndReason.UNHEALTHY));
            return instance.since().isBefore(at) || (bounded && instance.since().equals(at));
        }
        boolean replacement =
                instance.attempts().failures() > 0 && instance.readyAt().isEmpty();
        return replacement && instance.createdAt().isBefore(at);
    }

    /** By the order of events: time may stand. */
    private boolean wasStopped(String id, String replaced) {
        return engine.events(id).stream()
                .takeWhile(event -> !isEndOf(event, replaced))
                .map(Event::kind)
                .filter(kind -> kind == EventKind.HEALING_STOPPED || kind == EventKind.HEALING_RESUMED)
                .reduce((earlier, later) -> later)
                .filter(EventKind.HEALING_STOPPED::equals)
                .isPresent();
    }

    private static boolean isEndOf(Event event, String instance) {
        return event.instance().equals(Optional.of(instance))
                && event.message().startsWith(NodeState.TERMINATING.name());
    }

    private void judgeEndings(List<String> wrong) {
        for (OwnedInstance owned : engine.store.everyInstance()) {
            NodeInstance it = owned.instance();
            boolean vanished = it.endReason().filter(EndReason.VANISHED::equals).isPresent();
            if (vanished && !broken.contains(it.id())) {
                wrong.add("8: " + it.id() + " was replaced as vanished, but nothing had happened to it");
            }
        }
    }

    private void judgeForeign(List<String> wrong) {
        Set<String> there = new HashSet<>();
        engine.cloud.resources().forEach(resource -> there.add(resource.id().value()));
        foreign.stream()
                .filter(id -> !there.contains(id))
                .forEach(id -> wrong.add("1: " + id + " of another installation was deleted"));
    }

    /** What is wrong although everything had time to settle. */
    List<String> atRest() {
        List<String> wrong = always();
        engine.store.everyId().forEach(id -> judgeRest(engine.now(id), wrong));
        Set<String> living = new HashSet<>();
        engine.store.everyId().forEach(id -> engine.now(id).instances().forEach(it -> living.add(it.id())));
        engine.configManager.registered().stream()
                .filter(registered -> !living.contains(registered) && !late.contains(registered))
                .forEach(registered -> wrong.add("1: " + registered + " is left at the config manager"));
        for (Resource resource : engine.cloud.resources()) {
            boolean claimed = living.contains(resource.owner().instanceId());
            if (!claimed && !foreign.contains(resource.id().value())) {
                wrong.add("1: " + resource.kind() + " " + resource.id()
                        + " is left, and no living node instance claims it");
            }
        }
        return wrong;
    }

    private void judgeRest(Snapshot now, List<String> wrong) {
        String id = now.infrastructure().id();
        Phase phase = now.infrastructure().phase();
        if (phase == Phase.RUNNING) {
            now.description().nodes().forEach(node -> judgeRest(now, node.name(), wrong));
        } else if (!phase.hasEnded()) {
            wrong.add("5: " + id + " is still " + phase + ": "
                    + now.infrastructure().trouble());
        } else if (!now.instances().isEmpty()) {
            wrong.add("6: " + id + " is " + phase + ", but has " + now.instances());
        }
    }

    private void judgeRest(Snapshot now, String node, List<String> wrong) {
        List<NodeInstance> instances = now.instancesOf(node);
        long ready = instances.stream()
                .filter(instance -> instance.state() == NodeState.READY)
                .filter(instance -> engine.cloud.serverOf(instance.id()).isPresent())
                .count();
        if (ready != now.desiredOf(node) || instances.size() != ready) {
            wrong.add("5: node " + node + " of " + now.infrastructure().id() + " has " + ready
                    + " ready instances with a machine instead of " + now.desiredOf(node) + ": " + instances
                    + now.infrastructure().trouble());
        }
    }
}
