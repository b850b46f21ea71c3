package org.occopus.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceState;
import org.occopus.client.state.SimulatedResource;

/**
 * The life of one infrastructure under fire: built, scaled, healed, reconfigured and destroyed, and in one of these
 * stages, after a certain number of events, the server that controls it is killed. Stage, event, faults and what is asked
 * for follow from the seed; when exactly the kill hits, nobody can say.
 */
final class FireRun {
    static final String DEFINITIONS = """
            'node_def:fire_store':
              - resource: {type: simulator, endpoint: fire, boot_seconds: 0.3}
            'node_def:fire_web':
              - resource: {type: simulator, endpoint: fire}
                health_check: {simulated: true, ping: false, timeout: 2}
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: NAME
            nodes:
              - &STORE {name: store, type: fire_store}
              - &WEB {name: web, type: fire_web, scaling: {min: 2, max: 4}, variables: {colour: COLOUR}}
            dependencies:
              - [*WEB, *STORE]
            """;
    private static final int MOST_STEPS = 24;
    /** So that consecutive seeds hit steps far apart. */
    private static final int STRIDE = 7;

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int SWEEPS = 2;
    /** How long deletions may take, and listings lag. */
    private static final Duration SWEEP_LIMIT = Duration.ofSeconds(5);

    /** What users do, in this order. */
    enum Stage {
        BUILD,
        SCALE,
        HEAL,
        RECONFIGURE,
        DESTROY
    }

    /**
     * What came of it.
     *
     * @param story what happened when, for people
     * @param violations empty when all promises held
     * @param takeOver from the kill until another server controls the infrastructure
     * @param settling from the kill until everything is as it was asked for
     * @param healing how the machine that was broken was replaced
     */
    record Outcome(String story, List<String> violations, Duration takeOver, Duration settling, Healing healing) {}

    /**
     * The replacement of a machine.
     *
     * @param how what was done to it, and whether the server was killed and calls failed meanwhile
     * @param time until all instances of its node were ready again
     */
    record Healing(String how, Duration time) {}

    private final Cluster cluster;
    private final long seed;
    private final Random random;
    private final Stage deadly;
    private final int step;
    private final List<String> story = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private int place;
    private int wanted = 2;
    private String broken = "";
    private String how = "";
    private long brokenAt;
    private Duration healing = Duration.ZERO;
    private Duration takeOver = Duration.ZERO;
    private Duration settling = Duration.ZERO;

    FireRun(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.seed = seed;
        this.random = new Random(seed);
        this.deadly = Stage.values()[Math.floorMod(seed, Stage.values().length)];
        this.step = Math.floorMod(seed / Stage.values().length * STRIDE, MOST_STEPS);
        this.place = cluster.upFrom(random.nextInt(cluster.size()));
    }

    private Site site() {
        return cluster.site(place);
    }

    /** Runs to the end, whatever happens; the server that was killed may still be starting then. */
    Outcome run() {
        story.add("seed " + seed + ", killed in " + deadly + " after event " + step);
        String faults = FireFaults.any(random, "fire");
        story.add(faults);
        String id = "";
        for (Stage stage : Stage.values()) {
            long begin = System.nanoTime();
            id = stage == deadly ? underFire(stage, id, faults) : ask(stage, id);
            judge(stage, id);
            story.add(stage + " took " + Figures.seconds(since(begin)));
        }
        story.add("taken over after " + Figures.seconds(takeOver) + ", settled after " + Figures.seconds(settling));
        return new Outcome(String.join("\n", story), violations, takeOver, settling, new Healing(how, healing));
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private String underFire(Stage stage, String known, String faults) {
        cluster.awaitUp(2);
        site().rest().put("/simulator/faults", faults).ok();
        long before = known.isEmpty() ? 0 : cluster.leases().of(known).events();
        String id = ask(stage, known);
        kill(id, before + step);
        return id;
    }

    private String description(String colour) {
        return DESCRIPTION.replace("NAME", "fire-" + seed).replace("COLOUR", colour);
    }

    /** Returns when the server has answered. */
    private String ask(Stage stage, String id) {
        switch (stage) {
            case BUILD -> {
                // What fails under fire is to be tried again, and not to be rolled back.
                return site().rest()
                        .post("/infrastructures/?rollback=false", description("red"))
                        .ok()
                        .requiredText("infraid");
            }
            case SCALE -> {
                wanted = 3 + random.nextInt(2);
                site().client().scaleTo(id, "web", wanted);
            }
            case HEAL -> breakOne(id);
            case RECONFIGURE ->
                site().client().reconfigure(id, DescriptorBundle.of("infra.yaml", description("blue")), true);
            case DESTROY -> site().client().destroy(id);
        }
        return id;
    }

    private void breakOne(String id) {
        List<SimulatedResource> webs = site().inventory(id).stream()
                .filter(machine ->
                        machine.node().equals("web") && !machine.addresses().isEmpty())
                .toList();
        SimulatedResource victim = webs.get(random.nextInt(webs.size()));
        String lever = random.nextBoolean() ? "kill" : "hang";
        story.add(lever + " " + victim.id());
        site().rest().post("/simulator/resources/" + victim.id() + "/" + lever).ok();
        how = deadly == Stage.HEAL ? lever + " under fire" : lever;
        broken = victim.instance();
        brokenAt = System.nanoTime();
    }

    /** Whether as many as are wanted are ready without the broken one. */
    private boolean isHealed(String id) {
        return site().client().status(id).node("web").orElseThrow().instances().stream()
                        .filter(one ->
                                one.state() == InstanceState.READY && !one.id().equals(broken))
                        .count()
                == wanted;
    }

    private void kill(String id, long event) {
        boolean came = Poll.until(() -> cluster.leases().of(id).events() >= event || isDone(deadly, id), LIMIT);
        LeaseTable.Row lease = cluster.leases().of(id);
        int victim = lease.owner().isEmpty() ? place : cluster.placeOf(lease.owner());
        cluster.awaitStart(victim);
        cluster.server(victim).kill9();
        long killed = System.nanoTime();
        place = cluster.upFrom(cluster.otherThan(victim));
        story.add("killed at event " + lease.events() + (came ? "" : ", though it was not waited for"));
        violations.addAll(cluster.oracle().always());
        if (needsAController(id)) {
            boolean takenOver = Poll.until(
                    () -> !needsAController(id) || cluster.leases().of(id).epoch() > lease.epoch(), LIMIT);
            takeOver = since(killed);
            if (!takenOver) {
                violations.add("3: nobody takes over " + id + " within " + takeOver);
            }
        }
        cluster.restartMeanwhile(victim);
        if (deadly == Stage.HEAL) {
            awaitHealed(id);
        }
        awaitRest(deadly, id);
        settling = since(killed);
    }

    /** Whether nothing more happens in a stage; as long as nobody has noticed what is broken, all looks settled. */
    private boolean isDone(Stage stage, String id) {
        return stage == Stage.HEAL ? isHealed(id) : site().client().status(id).isSettled();
    }

    private void awaitHealed(String id) {
        boolean healed = Poll.until(() -> isHealed(id), LIMIT);
        healing = since(brokenAt);
        if (!healed) {
            violations.add("5: " + broken + " does not work, and is not replaced within " + healing);
        }
    }

    private boolean needsAController(String id) {
        InfrastructureState state = site().client().status(id).state();
        return !state.isGone();
    }

    private InfrastructureStatus awaitRest(Stage stage, String id) {
        return stage == Stage.DESTROY ? site().awaitDestroyed(id) : site().settled(id);
    }

    private void judge(Stage stage, String id) {
        if (stage == Stage.HEAL && deadly != Stage.HEAL) {
            awaitHealed(id);
        }
        InfrastructureStatus status = awaitRest(stage, id);
        InfrastructureState expected =
                stage == Stage.DESTROY ? InfrastructureState.DESTROYED : InfrastructureState.RUNNING;
        var wrong = new SoftAssertions();
        wrong.assertThat(status.state()).as("5: state after " + stage).isEqualTo(expected);
        if (expected == InfrastructureState.RUNNING) {
            wrong.assertThat(status.node("web").orElseThrow().living())
                    .as("4: instances of web after " + stage)
                    .hasSize(wanted);
        }
        wrong.assertionErrorsCollected().forEach(error -> violations.add(error.getMessage()));
        violations.addAll(restViolations(id));
    }

    /** What nobody claims may stay until the second sweep; sweeps are asked for, as the next minute is far. */
    private List<String> restViolations(String id) {
        for (int sweeps = 0; sweeps < SWEEPS; sweeps++) {
            if (Poll.until(() -> cluster.oracle().atRest(id).isEmpty(), SWEEP_LIMIT)) {
                return List.of();
            }
            story.add("swept " + site().client().recovery().deleteOrphans());
        }
        boolean clean = Poll.until(() -> cluster.oracle().atRest(id).isEmpty(), SWEEP_LIMIT);
        return clean ? List.of() : cluster.oracle().atRest(id);
    }
}
