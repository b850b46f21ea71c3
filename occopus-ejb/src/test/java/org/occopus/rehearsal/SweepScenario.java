package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.state.Phase;
import org.occopus.testkit.FakeCall;
import org.occopus.testkit.Patience;

/** Every account is swept, whatever is wrong with others. */
class SweepScenario {
    private static final String DEFINITIONS = Yaml.PLAIN + """
        'node_def:here':
          - resource: {type: fake, endpoint: here}
        'node_def:there':
          - resource: {type: fake, endpoint: there}
        """;
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(30));

    private final Rehearsal engine = new Rehearsal();

    /** Three accounts, and something that nobody claims in one of them. */
    private void prepare() {
        engine.define(DEFINITIONS);
        engine.submit(Yaml.one("here", 1, 1));
        engine.submit(Yaml.one("there", 1, 1));
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.run();
        engine.cloud.plant(new Owner("rehearsal", id, "n", "5e0c1b3a-0000-4000-8000-000000000000"));
        assertThat(engine.cloud.servers()).hasSize(4);
        engine.cloud.forgetCalls();
    }

    @Test
    void goesOnWithTheOtherAccountsWhenALoginIsAmbiguous() {
        prepare();
        engine.ambiguousLogins.add("here");
        engine.ambiguousLogins.add("there");
        assertThat(engine.orphans().orphans()).hasSize(1);
        assertThat(engine.sweep().unlisted())
                .containsOnlyKeys("fake at here", "fake at there")
                .containsValue("Two logins fit equally well.");
        assertThat(engine.cloud.servers()).hasSize(3);
    }

    @Test
    void goesOnWithTheOtherAccountsWhenAPluginIsBroken() {
        prepare();
        engine.cloud.around(
                call -> {
                    if (engine.cloud.calls(FakeCall.LIST) < 3) {
                        throw new IllegalStateException("a defect of the plugin");
                    }
                },
                call -> {});
        engine.sweepTimerFires();
        assertThat(engine.cloud.calls(FakeCall.LIST)).isEqualTo(3);
    }

    @Test
    void doesNotWaitForAnAccountThatHangs() {
        prepare();
        engine.cloud.hang("here");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            engine.sweepThreads = threads;
            engine.sweepTimerFires();
            PATIENCE.until("the deletion", () -> engine.cloud.servers().size() == 3);
            PATIENCE.until("the call that hangs", () -> engine.cloud.calls(FakeCall.LIST) == 3);
            engine.sweepTimerFires();
            PATIENCE.until("the second sweep", () -> engine.cloud.calls(FakeCall.LIST) == 5);
            engine.cloud.release("here");
        }
        assertThat(engine.cloud.calls(FakeCall.LIST)).isEqualTo(5);
    }

    @Test
    void tellsOnceThatItDeletesAndOnceThatItHasDeleted() {
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.run();
        Resource late = engine.cloud.servers().get(0);
        engine.infrastructures.destroy(id);
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        Resource again = engine.cloud.plant(late.owner());
        engine.cloud.deleteAfter(Duration.ofSeconds(90));
        for (int minute = 0; minute < 4; minute++) {
            engine.sweepTimerFires();
            engine.restart();
            engine.clock.set(engine.clock.instant().plusSeconds(60));
        }
        assertThat(engine.events(id))
                .filteredOn(event -> event.kind() == EventKind.ORPHAN)
                .extracting(Event::message)
                .containsExactly(
                        "Deleting server " + again.id() + ": its node instance has ended.",
                        "Deleted server " + again.id() + ": its node instance has ended.");
    }
}
