package org.occopus.rehearsal.rig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.description.NodeDescription;
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
    private boolean lateCalls;

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
     * A server that had stopped goes on: a call that it was about to make happens now, whoever controls the
     * infrastructure meanwhile, and no cloud can tell. The sweep finds what it made.
     */
    void expectLateCalls() {
        lateCalls = true;
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
        if (!lateCalls) {
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

    private static void judgeHealing(Snapshot now, List<String> wrong) {
        now.instancesByNode().forEach((node, instances) -> {
            long replaced = instances.stream()
                    .filter(it -> it.state() == NodeState.TERMINATING)
                    .filter(it -> it.endReason().equals(Optional.of(EndReason.UNHEALTHY)))
                    .count();
            long share = Math.max(1, now.desiredOf(node) * HEALED_PERCENT / 100);
            if (now.infrastructure().phase() == Phase.RUNNING && replaced > share) {
                wrong.add("7: " + replaced + " instances of " + node + " are replaced at once, of "
                        + now.desiredOf(node));
            }
        });
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
