package org.occopus.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import org.occopus.definition.NodeDefinitions;
import org.occopus.description.SourceBundle;
import org.occopus.events.Event;
import org.occopus.events.NumberedEvent;
import org.occopus.explanation.Explanations;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.infrastructure.Recovery;
import org.occopus.maintenance.Maintenance;
import org.occopus.maintenance.MaintenanceSetup;
import org.occopus.maintenance.OrphanSweep;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.plan.Pace;
import org.occopus.plugins.cloudinit.BasicContextualiser;
import org.occopus.plugins.cloudinit.CloudInitContextualiser;
import org.occopus.provider.CredentialSource;
import org.occopus.provider.HealthChecks;
import org.occopus.provider.Providers;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.DescriptionCheck;
import org.occopus.resolution.NodeResolver;
import org.occopus.scaling.Scaling;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;
import org.occopus.testkit.FakeCloud;
import org.occopus.testkit.FakeConfigManager;
import org.occopus.testkit.FakeHealthCheck;
import org.occopus.testkit.SettableClock;

/**
 * One server, rehearsed. Work queues up until {@link #run()}; time stands until {@link #after}, which rings the alarms
 * that fall due on the way. The maintenance timer is {@link #timerFires}.
 */
public final class Rehearsal {
    private record Ringing(Instant at, Runnable wake) {}

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final PriorityQueue<Ringing> alarms = new PriorityQueue<>(Comparator.comparing(Ringing::at));
    private final MemoryDefinitions definitionStore = new MemoryDefinitions();
    private final PluginRegistry plugins;
    private final NodeDefinitions definitions;

    /** The time. */
    public final SettableClock clock = new SettableClock();

    /** The one cloud, of type {@code fake}. */
    public final FakeCloud cloud = new FakeCloud(clock);

    /** The one health check, {@code fake}. */
    public final FakeHealthCheck health = new FakeHealthCheck();

    /** The one config manager, of type {@code fake}. */
    public final FakeConfigManager configManager = new FakeConfigManager();

    /** The database. */
    public final MemoryStore store = new MemoryStore(clock);

    /** What users ask. */
    public Infrastructures infrastructures;

    /** What users ask about numbers. */
    public Scaling scaling;

    /** What users ask when something went wrong. */
    public Recovery recovery;

    /** Why everything is as it is. */
    public Explanations explanations;

    private Maintenance maintenance;
    private OrphanSweep orphanSweep;

    /** A server with nothing in it. */
    public Rehearsal() {
        plugins = new PluginRegistry(
                List.of(cloud),
                List.of(new BasicContextualiser(), new CloudInitContextualiser()),
                List.of(configManager),
                List.of(health));
        definitions = new NodeDefinitions(definitionStore, plugins, store::uses);
        start();
    }

    private Maintenance maintenance(Providers providers) {
        return new MaintenanceSetup(
                        UUID.randomUUID().toString(),
                        store,
                        definitions::find,
                        new NodeResolver(plugins, new Random(1)),
                        providers,
                        new HealthChecks(plugins.healthChecks()),
                        Pace.standard(),
                        clock,
                        work::add,
                        (at, wake) -> alarms.add(new Ringing(at, wake)))
                .maintenance();
    }

    /** The server is killed: work, alarms and memory are lost, the database and the cloud are not. Another one starts. */
    public void restart() {
        work.clear();
        alarms.clear();
        start();
    }

    private void start() {
        Providers providers = new Providers(plugins, CredentialSource.NONE, clock);
        maintenance = maintenance(providers);
        orphanSweep = new OrphanSweep(store, providers, clock);
        infrastructures = new Infrastructures(store, definitions, new DescriptionCheck(plugins), maintenance, clock);
        recovery = new Recovery(infrastructures, store, clock);
        explanations = new Explanations(infrastructures, maintenance, store);
        scaling = new Scaling(infrastructures, clock);
    }

    /** Imports node definitions. */
    public void define(String yaml) {
        definitions.importAll(SourceBundle.ofBody(yaml));
    }

    /** Loses a node definition, whoever uses it. */
    public void undefine(String name) {
        definitionStore.remove(name);
    }

    /** Submits a description that is maintained, and rolled back when its first build fails. */
    public String submit(String yaml) {
        return infrastructures.submit(SourceBundle.ofBody(yaml), true, true).id();
    }

    /** Does everything that can be done without time going on. */
    public void run() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    /** Does the next piece of work only; false when there is none. */
    public boolean runOne() {
        Runnable next = work.poll();
        if (next == null) {
            return false;
        }
        next.run();
        return true;
    }

    /** Lets time go on, doing what falls due. */
    public void after(Duration duration) {
        Instant end = clock.instant().plus(duration);
        run();
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(end)) {
            Ringing next = alarms.poll();
            if (next.at().isAfter(clock.instant())) {
                clock.set(next.at());
            }
            next.wake().run();
            run();
        }
        clock.set(end);
        run();
    }

    /** The maintenance timers of all active infrastructures fire. */
    public void timerFires() {
        store.active().forEach(maintenance::wake);
        run();
    }

    /** Lets time go on with timers that fire every ten seconds. */
    public void maintained(Duration duration) {
        for (long passed = 0; passed < duration.toSeconds(); passed += 10) {
            after(Duration.ofSeconds(10));
            timerFires();
        }
    }

    /** The orphan sweep runs. */
    public OrphanSweep.Found sweep() {
        return orphanSweep.sweep();
    }

    /** Somebody looks for orphans. */
    public OrphanSweep.Found orphans() {
        return orphanSweep.find();
    }

    /** What is stored now. */
    public Snapshot now(String id) {
        return infrastructures.status(id);
    }

    /** Its phase. */
    public Phase phase(String id) {
        return now(id).infrastructure().phase();
    }

    /** Instances of a node that are not terminated, oldest first. */
    public List<NodeInstance> instances(String id, String node) {
        return now(id).instancesOf(node);
    }

    /** Their states. */
    public List<NodeState> states(String id, String node) {
        return instances(id, node).stream().map(NodeInstance::state).toList();
    }

    /** Every event so far. */
    public List<Event> events(String id) {
        return store.events(id, 0, Integer.MAX_VALUE).stream()
                .map(NumberedEvent::event)
                .toList();
    }
}
