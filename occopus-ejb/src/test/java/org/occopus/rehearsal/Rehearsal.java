package org.occopus.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.occopus.definition.NodeDefinitions;
import org.occopus.description.SourceBundle;
import org.occopus.events.Event;
import org.occopus.events.NumberedEvent;
import org.occopus.explanation.Explanations;
import org.occopus.infrastructure.DryRuns;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.infrastructure.Recovery;
import org.occopus.infrastructure.Suspension;
import org.occopus.infrastructure.Views;
import org.occopus.maintenance.Maintenance;
import org.occopus.maintenance.MaintenanceSetup;
import org.occopus.maintenance.OrphanSweep;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.plan.Pace;
import org.occopus.plugins.cloudinit.BasicContextualiser;
import org.occopus.plugins.cloudinit.CloudInitContextualiser;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.provider.HealthChecks;
import org.occopus.provider.Providers;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.DescriptionCheck;
import org.occopus.resolution.NodeResolver;
import org.occopus.scaling.Scaling;
import org.occopus.spi.setting.Section;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;
import org.occopus.testkit.FakeCloud;
import org.occopus.testkit.FakeConfigManager;
import org.occopus.testkit.FakeHealthCheck;
import org.occopus.testkit.SettableClock;
import org.occopus.watching.Watchers;

/**
 * One server, rehearsed. Work queues up until {@link #run()}; time stands until {@link #after}, which rings the alarms
 * that fall due on the way. The maintenance timer is {@link #timerFires}.
 */
public final class Rehearsal {
    private record Ringing(Instant at, Runnable wake) {}

    private static final int ENDLESS = 20_000;

    private final List<Runnable> work = new ArrayList<>();
    private final PriorityQueue<Ringing> alarms = new PriorityQueue<>(Comparator.comparing(Ringing::at));
    private final MemoryDefinitions definitionStore = new MemoryDefinitions();

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

    /** What users ask before they submit. */
    public DryRuns dryRuns;

    /** What users ask who want it to be left alone. */
    public Suspension suspension;

    /** What users ask who look closer. */
    public Views views;

    /** Who waits for what happens. */
    public Watchers watchers;

    /** Why everything is as it is. */
    public Explanations explanations;

    /** Runs the orphan sweeps of accounts: at once, unless told otherwise. */
    public Executor sweepThreads = Runnable::run;

    /** Endpoints for which two logins fit equally well. */
    public final Set<String> ambiguousLogins = new HashSet<>();

    /** The sections for which a login was looked for, the last one last. */
    public final List<Section> loginsLookedFor = new CopyOnWriteArrayList<>();

    private NodeDefinitions definitions;
    private Maintenance maintenance;
    private Supplier<List<String>> leaseRenewal;
    private OrphanSweep orphanSweep;

    /** A server with nothing in it. */
    public Rehearsal() {
        this(Surroundings.plain());
    }

    /**
     * A server with nothing in it.
     *
     * @param surroundings what the server is to see of database and cloud
     */
    public Rehearsal(Surroundings surroundings) {
        start(surroundings);
    }

    private void start(Surroundings surroundings) {
        InfrastructureStore seen = surroundings.store(store);
        PluginRegistry plugins = new PluginRegistry(
                List.of(surroundings.cloud(cloud)),
                List.of(new BasicContextualiser(), new CloudInitContextualiser()),
                List.of(surroundings.configManager(configManager)),
                List.of(surroundings.healthCheck(health)));
        definitions = new NodeDefinitions(definitionStore, plugins, seen::uses);
        Providers providers = new Providers(plugins, this::login, clock);
        String server = UUID.randomUUID().toString();
        maintenance = maintenance(server, seen, plugins, providers);
        leaseRenewal = () -> seen.renewLeases(server);
        orphanSweep = new OrphanSweep(seen, providers, clock, task -> sweepThreads.execute(task));
        DescriptionCheck check = new DescriptionCheck(plugins);
        infrastructures = new Infrastructures(seen, definitions, check, maintenance, clock);
        dryRuns = new DryRuns(definitions, check);
        suspension = new Suspension(infrastructures, clock);
        views = new Views(infrastructures, seen);
        watchers = new Watchers(seen, work::add, (at, wake) -> alarms.add(new Ringing(at, wake)), clock);
        recovery = new Recovery(infrastructures, seen, clock);
        explanations = new Explanations(infrastructures, maintenance, seen);
        scaling = new Scaling(infrastructures, clock);
    }

    private Section login(String kind, Section section) {
        loginsLookedFor.add(section);
        if (section.text("endpoint").filter(ambiguousLogins::contains).isPresent()) {
            throw new ProblemException(ProblemType.CREDENTIALS_REFUSED, "Two logins fit equally well.");
        }
        return Section.empty();
    }

    private Maintenance maintenance(
            String server, InfrastructureStore seen, PluginRegistry plugins, Providers providers) {
        return new MaintenanceSetup(
                        server,
                        seen,
                        definitions::find,
                        new NodeResolver(plugins, new Random(1)),
                        providers,
                        new HealthChecks(plugins.healthChecks()),
                        Pace.standard(),
                        clock,
                        work::add,
                        work::add,
                        (at, wake) -> alarms.add(new Ringing(at, wake)))
                .maintenance();
    }

    /** The server is killed: work, alarms and memory are lost, the database and the cloud are not. Another one starts. */
    public void restart() {
        restart(Surroundings.plain());
    }

    /**
     * The same, with other surroundings.
     *
     * @param surroundings what the next server is to see of database and cloud
     */
    public void restart(Surroundings surroundings) {
        stall(surroundings);
    }

    /**
     * The server stops in its tracks, as on SIGSTOP, and another one starts.
     *
     * @param surroundings what the next server is to see of database and cloud
     * @return what the stopped one had to do
     */
    public Stalled stall(Surroundings surroundings) {
        Stalled stalled = new Stalled(List.copyOf(work), List.copyOf(alarms));
        work.clear();
        alarms.clear();
        start(surroundings);
        return stalled;
    }

    /** A stopped server goes on beside the one that runs. */
    public void goOn(Stalled stalled) {
        work.addAll(stalled.work);
        alarms.addAll(stalled.alarms);
    }

    /** What a stopped server had to do. */
    public static final class Stalled {
        private final List<Runnable> work;
        private final List<Ringing> alarms;

        private Stalled(List<Runnable> work, List<Ringing> alarms) {
            this.work = work;
            this.alarms = alarms;
        }
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

    /** Gives the running server its leases to renew, as a timer does. */
    public void renewLeases() {
        work.add(() -> maintenance.renewLeases(leaseRenewal));
    }

    /** Does everything that can be done without time going on. */
    public void run() {
        int done = 0;
        while (runOne()) {
            if (++done > ENDLESS) {
                throw new AssertionError("it works on and on although no time goes by");
            }
        }
    }

    /** Does the next piece of work only; false when there is none. */
    public boolean runOne() {
        return runOne(any -> 0);
    }

    /**
     * Does one piece of work; the threads of a server come in any order.
     *
     * @param choice which piece, of how many
     * @return false when there is none
     */
    public boolean runOne(IntUnaryOperator choice) {
        if (work.isEmpty()) {
            return false;
        }
        work.remove(choice.applyAsInt(work.size())).run();
        return true;
    }

    /** Lets time go on, doing what falls due. */
    public void after(Duration duration) {
        Instant end = clock.instant().plus(duration);
        run();
        int rung = 0;
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(end)) {
            Ringing next = alarms.poll();
            if (++rung > ENDLESS) {
                throw new AssertionError("alarms ring on and on until " + end);
            }
            if (next.at().isAfter(clock.instant())) {
                clock.set(next.at());
            }
            next.wake().run();
            run();
        }
        if (end.isAfter(clock.instant())) {
            clock.set(end);
        }
        run();
    }

    /** Rings the alarms that are due by now; what they wake is work to be done. */
    public void ring() {
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(clock.instant())) {
            alarms.poll().wake().run();
        }
    }

    /** The server forgets what nothing is to be done about. */
    public void forgetInactive() {
        maintenance.retain(Set.copyOf(store.active()));
    }

    /** The maintenance timers of all active infrastructures fire. */
    public void timerFires() {
        store.active().forEach(maintenance::wake);
        run();
    }

    /** The maintenance timer of one infrastructure fires. */
    public void wake(String id) {
        maintenance.wake(id);
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

    /** The timer of the orphan sweep fires. */
    public void sweepTimerFires() {
        orphanSweep.sweepInBackground();
    }

    /** Somebody looks for orphans. */
    public OrphanSweep.Found orphans() {
        return orphanSweep.find();
    }

    /** What is stored now. */
    public Snapshot now(String id) {
        return store.find(id).orElseThrow().snapshot();
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
