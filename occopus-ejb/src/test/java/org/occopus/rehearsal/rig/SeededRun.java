package org.occopus.rehearsal.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.rehearsal.Rehearsal;
import org.occopus.rehearsal.Rehearsal.Stalled;
import org.occopus.spi.resource.Owner;
import org.occopus.state.Phase;

/** One run: what happens, and when, follows from the seed alone. */
final class SeededRun {
    private static final int HAPPENINGS = 70;
    private static final int MINUTES_TO_LOOK_AGAIN = 5;
    private static final int MINUTES_TO_SETTLE = 180;
    private static final String DEFINITIONS = """
            'node_def:plain':
              - resource: {type: fake}
            'node_def:checked':
              - resource: {type: fake}
                health_check: {fake: true, timeout: 60}
            'node_def:managed':
              - resource: {type: fake}
                config_management: {type: fake}
                health_check: {fake: true, timeout: 60}
            """;
    private static final String DESCRIPTION = """
            infra_name: tiers
            user_id: somebody
            nodes:
              - &db {name: db, type: plain}
              - &app {name: app, type: checked, scaling: {min: 2, max: 6}}
              - &lb {name: lb, type: managed, scaling: {min: 1, max: 2}}
            dependencies:
              - [*app, *db]
              - [*lb, *app]
            """;
    private static final String UNBOUNDED = "healing: {max_share: 100, stop_share: 100}\n";

    /** What came of it. */
    record Outcome(long seed, List<String> violations, Map<Happening, Integer> happened, List<String> story) {}

    private final long seed;
    private final Defect defect;
    private final Random random;
    private final Promises promises = new Promises();
    private final Rehearsal engine;
    private final Oracle oracle;
    private final CloudMischief mischief;
    private final Map<Happening, Integer> happened = new EnumMap<>(Happening.class);
    private final List<String> story = new ArrayList<>();
    private Boundary boundary;

    SeededRun(long seed, Defect defect) {
        this.seed = seed;
        this.defect = defect;
        this.random = new Random(seed);
        this.boundary = boundary();
        this.engine = new Rehearsal(boundary);
        this.oracle = new Oracle(engine, promises);
        this.mischief = new CloudMischief(random, engine, oracle);
    }

    private Boundary boundary() {
        return new Boundary(new Flaws(defect), promises);
    }

    /** Runs until the first violation, or to the end. */
    Outcome run() {
        List<String> violations = new ArrayList<>();
        try {
            judge(violations);
        } catch (AssertionError endless) {
            violations.add("5: " + endless.getMessage());
        }
        if (!violations.isEmpty()) {
            engine.store
                    .everyId()
                    .forEach(id -> engine.events(id)
                            .forEach(event -> story.add(
                                    "\n" + event.at() + " " + event.instance().orElse(id) + " " + event.message())));
        }
        return new Outcome(seed, violations, happened, story);
    }

    private void judge(List<String> violations) {
        prepare();
        for (int i = 0; i < HAPPENINGS && violations.isEmpty(); i++) {
            happen();
            violations.addAll(oracle.always());
        }
        if (violations.isEmpty()) {
            settle();
            violations.addAll(oracle.atRest());
        }
    }

    private void prepare() {
        engine.define(DEFINITIONS);
        engine.cloud.companions(random.nextInt(3));
        engine.cloud.bootAfter(Duration.ofSeconds(random.nextInt(4) * 10L));
        oracle.expectForeign(engine.cloud.plant(
                new Owner("another", "infrastructure", "node", "5e0c1b3a-0000-4000-8000-000000000001")));
        engine.cloud.resources().forEach(oracle::expectForeign);
        submit();
    }

    private String description() {
        return defect == Defect.UNBOUNDED_HEALING ? DESCRIPTION + UNBOUNDED : DESCRIPTION;
    }

    private void submit() {
        String id = engine.submit(description());
        story.add("submitted " + id);
    }

    private void happen() {
        Happening happening = Happening.any(random);
        happened.merge(happening, 1, Integer::sum);
        story.add(happening.toString());
        survive(() -> perform(happening));
        survive(() -> work(random.nextInt(25)));
    }

    private void survive(Runnable work) {
        try {
            work.run();
        } catch (Killed killed) {
            story.add("killed");
            restart();
        }
    }

    private void restart() {
        boundary = boundary();
        engine.restart(boundary);
    }

    private void work(int pieces) {
        for (int i = 0; i < pieces; i++) {
            if (!engine.runOne(random::nextInt)) {
                return;
            }
        }
    }

    private void perform(Happening happening) {
        switch (happening) {
            case TIME -> timePasses();
            case SWEEP -> engine.sweep();
            case KILL -> boundary.dieAfter(random.nextInt(30));
            case STALL -> boundary.interrupt(random.nextInt(30), this::another);
            case SCALE -> scale();
            case RECONFIGURE ->
                request(id -> engine.infrastructures.reconfigure(
                        id, SourceBundle.ofBody(description()), random.nextBoolean(), any -> true));
            case DETACH -> request(engine.infrastructures::detach);
            case ATTACH -> request(engine.infrastructures::attach);
            case DESTROY -> request(engine.infrastructures::destroy);
            case REQUEST_MEANWHILE -> boundary.interrupt(random.nextInt(30), this::requestAnything);
            case SUBMIT -> submit();
            default -> mischief.happen(happening);
        }
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private String anyNode() {
        return List.of("db", "app", "lb").get(random.nextInt(3));
    }

    private void timePasses() {
        engine.clock.set(engine.clock.instant().plusSeconds(1 + random.nextInt(40)));
        if (random.nextBoolean()) {
            mischief.configure();
        }
        ring();
    }

    private void ring() {
        if (defect != Defect.NO_TIMER) {
            engine.after(Duration.ZERO);
            engine.renewLeases();
            engine.store.active().forEach(engine::wake);
        }
    }

    /** The server stops in the middle of something for longer than its lease; another one works; then it goes on. */
    private void another() {
        Boundary stopped = boundary;
        stopped.watchCreations(oracle::expectLate);
        boundary = boundary();
        Stalled stalled = engine.stall(boundary);
        for (int i = 0; i < 4; i++) {
            timePasses();
            work(20);
        }
        if (random.nextBoolean()) {
            scale();
        }
        engine.goOn(stalled);
        story.add("a server that had stopped after " + stopped.crossings() + " crossings goes on");
    }

    private void scale() {
        request(id -> engine.scaling.to(id, anyNode(), 1 + random.nextInt(6)));
    }

    private void requestAnything() {
        perform(any(new Happening[] {
            Happening.SCALE, Happening.RECONFIGURE, Happening.DETACH, Happening.ATTACH, Happening.DESTROY
        }));
    }

    /** A request of a user; one that is refused changes nothing. */
    private void request(Consumer<String> request) {
        List<String> ids = engine.store.everyId();
        String id = ids.get(random.nextInt(ids.size()));
        try {
            request.accept(id);
        } catch (ProblemException refused) {
            story.add("refused: " + refused.getMessage());
        } catch (Killed unanswered) {
            promises.unanswered(id);
            throw unanswered;
        }
    }

    /** Nothing bad happens any more, and there is all the time in the world. */
    private void settle() {
        boundary.interrupt(Integer.MAX_VALUE - boundary.crossings(), () -> {});
        mischief.end();
        engine.store.everyId().forEach(this::attach);
        for (int minute = 0; minute < MINUTES_TO_SETTLE; minute++) {
            engine.clock.set(engine.clock.instant().plusSeconds(60));
            mischief.configure();
            ring();
            engine.run();
            engine.sweep();
            if (minute >= MINUTES_TO_LOOK_AGAIN && oracle.atRest().isEmpty()) {
                return;
            }
        }
    }

    private void attach(String id) {
        Phase phase = engine.phase(id);
        if (phase.wantsInstances() && !engine.now(id).infrastructure().maintained()) {
            engine.infrastructures.attach(id);
        }
    }
}
