package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.access.Caller;
import org.occopus.access.CurrentCaller;
import org.occopus.access.Role;
import org.occopus.description.SourceBundle;
import org.occopus.events.EventKind;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.state.Infrastructure;
import org.occopus.state.Phase;

/** A caller that is bound to a user sees and touches only that user's infrastructures; events say who asked. */
class AccessScenario {
    private static final Caller ALICE =
            new Caller(Caller.Proof.API_TOKEN, "alice-laptop", Role.OPERATOR, Optional.of("alice"));
    private static final Caller BOB = new Caller(Caller.Proof.API_TOKEN, "bob", Role.OPERATOR, Optional.of("bob"));
    private static final Caller OPERATOR =
            new Caller(Caller.Proof.API_TOKEN, "night-shift", Role.OPERATOR, Optional.empty());

    private final Rehearsal engine = new Rehearsal();
    private String alices = "";

    private static String of(String user) {
        return "user_id: " + user + "\ninfra_name: i\nnodes:\n  - {name: n, type: plain, scaling: {min: 1, max: 3}}\n";
    }

    private static <T> T as(Caller caller, Supplier<T> request) {
        CurrentCaller.Binding binding = CurrentCaller.bind(caller);
        try {
            return request.get();
        } finally {
            binding.close();
        }
    }

    @BeforeEach
    void build() {
        engine.define(Yaml.PLAIN);
        alices = as(ALICE, () -> engine.submit(of("alice")));
        engine.run();
    }

    private List<String> living() {
        return engine.infrastructures.living().stream().map(Infrastructure::id).toList();
    }

    static Stream<Arguments> requests() {
        return Map.<String, Consumer<Target>>ofEntries(
                        Map.entry("report", to -> to.engine().infrastructures.report(to.id())),
                        Map.entry("status", to -> to.engine().infrastructures.status(to.id())),
                        Map.entry("plan", to -> to.engine().infrastructures.plan(to.id())),
                        Map.entry("events", to -> to.engine().infrastructures.events(to.id(), 0, 10)),
                        Map.entry("why", to -> to.engine().explanations.why(to.id())),
                        Map.entry(
                                "why of a node", to -> to.engine().explanations.why(to.id(), "n")),
                        Map.entry("destroy", to -> to.engine().infrastructures.destroy(to.id())),
                        Map.entry("attach", to -> to.engine().infrastructures.attach(to.id())),
                        Map.entry("detach", to -> to.engine().infrastructures.detach(to.id())),
                        Map.entry("maintain", to -> to.engine().infrastructures.maintain(to.id())),
                        Map.entry("heal", to -> to.engine().recovery.heal(to.id(), true)),
                        Map.entry("forget", to -> to.engine().recovery.forget(to.id())),
                        Map.entry("scale", to -> to.engine().scaling.by(to.id(), "n", 1)),
                        Map.entry("scale to", to -> to.engine().scaling.to(to.id(), "n", 2)),
                        Map.entry("drop", to -> to.engine().scaling.drop(to.id(), "n", "x")),
                        Map.entry(
                                "reconfigure",
                                to -> to.engine()
                                        .infrastructures
                                        .reconfigure(to.id(), SourceBundle.ofBody(of("bob")), true, revision -> true)))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    record Target(Rehearsal engine, String id) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void anothersInfrastructureIsAsIfItWereNotThere(String name, Consumer<Target> request) {
        var before = engine.infrastructures.status(alices);
        assertThatThrownBy(() -> as(BOB, () -> {
                    request.accept(new Target(engine, alices));
                    return true;
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.INFRASTRUCTURE_UNKNOWN))
                .hasMessage("ERROR: infrastructure '" + alices + "' does not exist!");
        assertThat(engine.infrastructures.status(alices)).isEqualTo(before);
    }

    @Test
    void listsOnlyItsUsers() {
        String bobs = as(BOB, () -> engine.submit(of("bob")));
        assertThat(as(ALICE, this::living)).containsExactly(alices);
        assertThat(as(BOB, this::living)).containsExactly(bobs);
        assertThat(as(OPERATOR, this::living)).containsExactlyInAnyOrder(alices, bobs);
        assertThat(living()).containsExactlyInAnyOrder(alices, bobs);
    }

    @Test
    void givesNothingToSomebodyElse() {
        assertForbidden(() -> engine.submit(of("bob")));
        assertForbidden(() ->
                engine.infrastructures.reconfigure(alices, SourceBundle.ofBody(of("bob")), false, revision -> true));
        assertThat(living()).containsExactly(alices);
        assertThat(engine.infrastructures.status(alices).infrastructure().userId())
                .isEqualTo("alice");
    }

    private static void assertForbidden(Supplier<?> request) {
        assertThatThrownBy(() -> as(ALICE, request))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN))
                .hasMessageContaining("'bob'")
                .hasMessageContaining("'alice'");
    }

    @Test
    void saysWhoAskedAndNothingOfWhatTheServerDoesByItself() {
        as(OPERATOR, () -> {
            engine.scaling.to(alices, "n", 2);
            return true;
        });
        engine.run();
        engine.infrastructures.destroy(alices);
        engine.run();
        assertThat(engine.infrastructures.status(alices).infrastructure().phase())
                .isEqualTo(Phase.DESTROYED);
        Map<EventKind, Optional<String>> who = new EnumMap<>(EventKind.class);
        engine.infrastructures
                .events(alices, 0, 1000)
                .forEach(numbered ->
                        who.merge(numbered.event().kind(), numbered.event().who(), (first, next) -> {
                            assertThat(next).isEqualTo(first);
                            return first;
                        }));
        assertThat(who)
                .containsEntry(EventKind.SUBMITTED, Optional.of("alice-laptop"))
                .containsEntry(EventKind.SCALED, Optional.of("night-shift"))
                .containsEntry(EventKind.NODE_STATE, Optional.empty())
                .containsEntry(EventKind.DESTROYING, Optional.empty())
                .containsEntry(EventKind.DESTROYED, Optional.empty());
    }
}
