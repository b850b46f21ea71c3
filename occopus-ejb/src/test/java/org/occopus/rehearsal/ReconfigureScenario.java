package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.occopus.node.Difference.DEFINITION;
import static org.occopus.node.Difference.MAPPINGS;
import static org.occopus.node.Difference.TYPE;
import static org.occopus.node.Difference.VARIABLES;
import static org.occopus.node.NodeState.READY;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.description.SourceBundle;
import org.occopus.infrastructure.Infrastructures.Reconfigured;
import org.occopus.node.Difference;
import org.occopus.node.NodeInstance;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.state.Phase;

/** A changed description: what runs stays and is told to differ, or is rolled; what cannot be replaced stays. */
class ReconfigureScenario {
    private static final String EXACTLY_3 = "min: 3, max: 3";
    private static final String UP_TO_4 = "min: 3, max: 4";
    private static final String BIGGER = Yaml.PLAIN.replace("type: fake", "type: fake\n      size: big");

    private final Rehearsal engine = new Rehearsal();
    private String id = "";

    static IntStream steps() {
        return IntStream.range(0, 60);
    }

    private List<String> build(String scaling) {
        engine.define(Yaml.PLAIN + Yaml.CHECKED);
        id = engine.submit(Yaml.variant("plain", scaling, "red"));
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        engine.cloud.bootAfter(Duration.ofSeconds(20));
        return ids();
    }

    private List<String> ids() {
        return engine.instances(id, "n").stream().map(NodeInstance::id).toList();
    }

    private Reconfigured reconfigure(String yaml, boolean replace) {
        return engine.infrastructures.reconfigure(id, SourceBundle.ofBody(yaml), replace, any -> true);
    }

    private void passTime(Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second += 5) {
            engine.after(Duration.ofSeconds(5));
            engine.timerFires();
        }
    }

    /** Lets time go on, watching that never fewer work and never more exist. */
    private void roll(int leastReady, int mostServers) {
        for (int i = 0; i < 100; i++) {
            passTime(Duration.ofSeconds(5));
            assertThat(ready()).isGreaterThanOrEqualTo(leastReady);
            assertThat(engine.cloud.servers()).hasSizeLessThanOrEqualTo(mostServers);
        }
    }

    private long ready() {
        return engine.states(id, "n").stream().filter(READY::equals).count();
    }

    private static List<List<Difference>> differences(Reconfigured answer) {
        return answer.differing().stream()
                .map(instance -> instance.origin().differences())
                .toList();
    }

    @Test
    void keepsWhatRunsAndTellsInWhatItDiffers() {
        List<String> before = build("min: 2, max: 4");
        assertThat(reconfigure(Yaml.variant("plain", "min: 2, max: 5", "red"), false)
                        .differing())
                .isEmpty();
        assertThat(differences(reconfigure(Yaml.variant("plain", "min: 2, max: 4", "blue"), false)))
                .containsExactly(List.of(VARIABLES), List.of(VARIABLES));
        assertThat(differences(reconfigure(Yaml.variant("checked", "min: 2, max: 4", "red"), false)))
                .containsExactly(List.of(TYPE), List.of(TYPE));
        engine.define(BIGGER);
        assertThat(differences(reconfigure(Yaml.variant("plain", "min: 2, max: 4", "blue"), false)))
                .containsExactly(List.of(DEFINITION, VARIABLES), List.of(DEFINITION, VARIABLES));
        passTime(Duration.ofMinutes(5));
        assertThat(ids()).isEqualTo(before);
        assertThat(engine.instances(id, "n").get(0).origin().differences()).containsExactly(DEFINITION, VARIABLES);
        engine.define(Yaml.PLAIN);
        assertThat(reconfigure(Yaml.variant("plain", "min: 2, max: 4", "red"), false)
                        .differing())
                .isEmpty();
        assertThat(engine.instances(id, "n").get(0).origin().differences()).isEmpty();
    }

    @Test
    void makesNewInstancesFromTheNewDescription() {
        build("min: 2, max: 4");
        reconfigure(Yaml.variant("plain", "min: 3, max: 4", "blue"), false);
        passTime(Duration.ofMinutes(1));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY, READY);
        assertThat(engine.instances(id, "n"))
                .extracting(instance -> instance.origin().differences())
                .containsExactly(List.of(VARIABLES), List.of(VARIABLES), List.of());
    }

    @Test
    void tellsChangedMappings() {
        engine.define(Yaml.PLAIN);
        String pair = """
                infra_name: pair
                user_id: somebody
                nodes:
                  - {name: n, type: plain}
                  - {name: db, type: plain}
                dependencies:
                  - connection: [n, db]
                """;
        id = engine.submit(pair);
        engine.run();
        assertThat(reconfigure(pair.replace("dependencies:\n  - connection: [n, db]\n", ""), false)
                        .differing())
                .isEmpty();
        Reconfigured mapped = reconfigure(pair + "    mappings:\n      - attributes: [port, db.port]\n", false);
        assertThat(mapped.differing()).extracting(NodeInstance::nodeName).containsExactly("n");
        assertThat(differences(mapped)).containsExactly(List.of(MAPPINGS));
    }

    @ParameterizedTest
    @CsvSource({
        // scaling, instances that work at least, machines at most
        "'min: 3, max: 4', 3, 4",
        "'min: 3, max: 3', 2, 3",
        "'min: 3, max: 3, max_unavailable: 2', 1, 3",
        "'min: 3, max: 9, max_unavailable: 2', 3, 5"
    })
    void rollsSoManyAtATime(String scaling, int leastReady, int mostServers) {
        List<String> before = build(scaling);
        assertThat(reconfigure(Yaml.variant("plain", scaling, "blue"), true).differing())
                .hasSize(3);
        roll(leastReady, mostServers);
        assertThat(engine.states(id, "n")).containsExactly(READY, READY, READY);
        assertThat(ids()).doesNotContainAnyElementsOf(before);
        assertThat(engine.instances(id, "n"))
                .allSatisfy(
                        instance -> assertThat(instance.origin().differences()).isEmpty());
        assertThat(engine.cloud.servers()).hasSize(3);
    }

    @Test
    void keepsTheOthersWhenAReplacementCannotBeMade() {
        List<String> before = build(UP_TO_4);
        engine.cloud.around(call -> engine.cloud.failNext(ProviderFailure.REFUSED), call -> {});
        reconfigure(Yaml.variant("plain", UP_TO_4, "blue"), true);
        roll(3, 3);
        assertThat(ids()).containsAll(before);
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        assertThat(engine.now(id).infrastructure().trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.type()).isEqualTo(ProblemType.PROVIDER_REFUSED));
    }

    @Test
    void losesNoMoreThanMayBeMissingWhenAReplacementCannotBeMade() {
        build(EXACTLY_3);
        engine.cloud.around(call -> engine.cloud.failNext(ProviderFailure.REFUSED), call -> {});
        reconfigure(Yaml.variant("plain", EXACTLY_3, "blue"), true);
        roll(2, 3);
        assertThat(ready()).isEqualTo(2);
    }

    @Test
    void takesAWrongDescriptionForNothing() {
        List<String> before = build(UP_TO_4);
        assertThatThrownBy(() -> reconfigure(Yaml.variant("nosuch", UP_TO_4, "blue"), true))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nosuch");
        passTime(Duration.ofMinutes(1));
        assertThat(ids()).isEqualTo(before);
        assertThat(engine.now(id).description().node("n").orElseThrow().type()).isEqualTo("plain");
    }

    @Test
    void refusesAnUnknownInfrastructure() {
        build(UP_TO_4);
        id = "00000000-0000-4000-8000-000000000000";
        assertThatThrownBy(() -> reconfigure(Yaml.variant("plain", UP_TO_4, "blue"), true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.INFRASTRUCTURE_UNKNOWN));
    }

    @Test
    void endsARollWhenADescriptionComesWithoutReplacement() {
        List<String> before = build(UP_TO_4);
        reconfigure(Yaml.variant("plain", UP_TO_4, "blue"), true);
        passTime(Duration.ofSeconds(10));
        reconfigure(Yaml.variant("plain", UP_TO_4, "blue"), false);
        passTime(Duration.ofMinutes(5));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY, READY);
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void scalesMeanwhile() {
        List<String> before = build("min: 2, max: 6");
        reconfigure(Yaml.variant("plain", "min: 2, max: 6", "blue"), true);
        passTime(Duration.ofSeconds(10));
        engine.scaling.to(id, "n", 5);
        roll(2, 6);
        assertThat(engine.states(id, "n")).hasSize(5).containsOnly(READY);
        assertThat(ids()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void healsMeanwhile() {
        List<String> before = build(EXACTLY_3);
        reconfigure(Yaml.variant("plain", EXACTLY_3, "blue"), true);
        passTime(Duration.ofSeconds(10));
        before.forEach(engine.cloud::kill);
        passTime(Duration.ofMinutes(5));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY, READY);
        assertThat(ids()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void rollsInTheOnePassOfAnInfrastructureThatIsNotMaintained() {
        List<String> before = build(EXACTLY_3);
        engine.infrastructures.detach(id);
        reconfigure(Yaml.variant("plain", EXACTLY_3, "blue"), true);
        engine.after(Duration.ofMinutes(5));
        assertThat(ids()).hasSize(3).doesNotContainAnyElementsOf(before);
        assertThat(engine.now(id).infrastructure().isActive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void goesOnAfterACrash(int step) {
        List<String> before = build(UP_TO_4);
        engine.cloud.bootAfter(Duration.ZERO);
        reconfigure(Yaml.variant("plain", UP_TO_4, "blue"), true);
        for (int i = 0; i < step; i++) {
            engine.runOne();
            assertThat(ready()).isGreaterThanOrEqualTo(3);
        }
        engine.restart();
        roll(3, 4);
        assertThat(engine.states(id, "n")).containsExactly(READY, READY, READY);
        assertThat(ids()).doesNotContainAnyElementsOf(before);
        assertThat(engine.cloud.servers()).hasSize(3);
        assertThat(ids())
                .allSatisfy(
                        instance -> assertThat(engine.cloud.created(instance)).isEqualTo(1));
    }
}
