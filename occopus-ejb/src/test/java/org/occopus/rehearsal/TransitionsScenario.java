package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.occopus.description.SourceBundle;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.node.NodeTransitions;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.ResourceState;

/**
 * Every state, and everything that can happen in it. Fails when a row of {@link NodeTransitions} was never taken.
 */
class TransitionsScenario {
    private static final Pattern MOVE = Pattern.compile("([A-Z]+) by ([A-Z_]+).*", Pattern.DOTALL);
    private static final Set<String> TAKEN = new LinkedHashSet<>();

    private static final String DEFINITIONS = Yaml.PLAIN + """
                    'node_def:configured':
                      - resource: {type: fake}
                        config_management: {type: fake}
                        health_check: {fake: true, timeout: 60}
                    """;

    /** What happens to an instance that was brought into a state. */
    private enum Happening {
        RECOVERED,
        DROPPED,
        FAILED,
        VANISHED,
        FORGOTTEN
    }

    private static void happens(Happening happening, Rehearsal engine, NodeInstance it) {
        switch (happening) {
            case RECOVERED -> it.resource().addresses().forEach(engine.health::pass);
            case DROPPED -> engine.infrastructures.destroy(idOf(engine));
            case FAILED -> engine.cloud.force(it.id(), ResourceState.FAILED, "broken");
            case VANISHED -> engine.cloud.kill(it.id());
            case FORGOTTEN -> engine.after(Duration.ofMinutes(30));
        }
    }

    private static String idOf(Rehearsal engine) {
        return engine.infrastructures.living().get(0).id();
    }

    private static Rehearsal started(String type) {
        Rehearsal engine = new Rehearsal();
        engine.define(DEFINITIONS);
        engine.infrastructures.submit(SourceBundle.ofBody(Yaml.one(type, 1, 1)), true, false);
        return engine;
    }

    /** An engine whose one instance has come into a state and stays there by itself. */
    private static Rehearsal in(NodeState state) {
        Rehearsal engine = started("configured");
        if (state.compareTo(NodeState.BOOTING) <= 0) {
            engine.cloud.bootAfter(Duration.ofHours(1));
        }
        if (state == NodeState.LAUNCHING) {
            engine.cloud.throttle(Duration.ofMinutes(10), 100);
        }
        if (state == NodeState.INTENDED) {
            return engine;
        }
        engine.run();
        if (state.compareTo(NodeState.CONFIGURING) > 0) {
            reachHealth(engine, state);
        }
        return engine;
    }

    private static void reachHealth(Rehearsal engine, NodeState state) {
        NodeInstance instance = only(engine);
        String host = instance.resource().addresses().get(0);
        engine.health.fail(host, "not yet");
        engine.configManager.finish(instance.id());
        engine.after(Duration.ofSeconds(10));
        if (state != NodeState.VERIFYING) {
            engine.health.pass(host);
            tick(engine);
        }
        if (state == NodeState.UNHEALTHY) {
            engine.health.fail(host, "no more");
            tick(engine);
        }
    }

    private static void tick(Rehearsal engine) {
        engine.after(Duration.ofSeconds(10));
        engine.timerFires();
    }

    private static NodeInstance only(Rehearsal engine) {
        return engine.instances(idOf(engine), "n").get(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = NodeState.class,
            names = {"LAUNCHING", "BOOTING", "CONFIGURING", "VERIFYING", "READY", "UNHEALTHY"})
    void whateverHappensTheInstanceEndsOrGoesOn(NodeState state) {
        for (Happening happening : Happening.values()) {
            Rehearsal engine = in(state);
            NodeInstance instance = only(engine);
            assertThat(instance.state()).isEqualTo(state);
            String id = idOf(engine);
            happens(happening, engine, instance);
            for (int i = 0; i < 12; i++) {
                tick(engine);
            }
            recordAll(engine, id);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ProviderFailure.class,
            names = {"REFUSED", "QUOTA_EXCEEDED", "UNAUTHORISED"})
    void endsWhenTheCloudRefuses(ProviderFailure kind) {
        Rehearsal engine = started("plain");
        engine.cloud.failNext(kind);
        engine.run();
        tick(engine);
        record(engine);
        assertThat(TAKEN).contains("LAUNCHING CREATE_REFUSED");
    }

    @Test
    void endsBeforeAnyCall() {
        Rehearsal dropped = new Rehearsal();
        dropped.define(DEFINITIONS);
        String id = dropped.submit(Yaml.THREE_TIERS);
        dropped.cloud.bootAfter(Duration.ofHours(1));
        dropped.run();
        dropped.infrastructures.destroy(id);
        dropped.after(Duration.ofMinutes(3));
        recordAll(dropped, id);

        Rehearsal unresolved = new Rehearsal();
        unresolved.define(DEFINITIONS);
        String other = unresolved.submit(Yaml.one("plain", 1, 1));
        unresolved.undefine("plain");
        unresolved.run();
        recordAll(unresolved, other);
        assertThat(TAKEN).contains("INTENDED DROP_ASKED", "INTENDED RESOLUTION_FAILED");
    }

    @Test
    void endsWhenSomebodyGivesItUp() {
        Rehearsal engine = started("plain");
        engine.run();
        String id = idOf(engine);
        engine.cloud.stuckDelete(true);
        engine.recovery.forget(id);
        engine.after(Duration.ofMinutes(5));
        recordAll(engine, id);
        assertThat(TAKEN).contains("TERMINATING FORGOTTEN");
    }

    @Test
    void endsWhenItsConfigurationFails() {
        Rehearsal engine = in(NodeState.CONFIGURING);
        engine.configManager.fail(only(engine).id(), "no such role");
        tick(engine);
        record(engine);
        assertThat(TAKEN).contains("CONFIGURING CONFIG_FAILED");
    }

    private static void record(Rehearsal engine) {
        engine.store.living().forEach(infrastructure -> recordAll(engine, infrastructure.id()));
    }

    private static void recordAll(Rehearsal engine, String id) {
        Map<String, String> before = new HashMap<>();
        for (Event event : engine.events(id)) {
            Matcher move = MOVE.matcher(event.message());
            if (event.kind() == EventKind.NODE_STATE && move.matches()) {
                String instance = event.instance().orElseThrow();
                TAKEN.add(before.getOrDefault(instance, "INTENDED") + " " + NodeEvent.valueOf(move.group(2)));
                before.put(instance, move.group(1));
            }
        }
    }

    @AfterAll
    static void everyRowWasTaken() {
        List<String> rows = NodeTransitions.rows().stream()
                .map(row -> row.from() + " " + row.event())
                .toList();
        assertThat(TAKEN).containsAll(rows);
    }
}
