package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.description.SourceBundle;
import org.occopus.infrastructure.DryRun;
import org.occopus.infrastructure.Views;
import org.occopus.node.EndReason;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeState;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureFilter;
import org.occopus.state.Phase;

/** What can be read beside the report: the description, the life of an instance, pages; and what a dry run tells. */
class ViewScenario {
    private final Rehearsal engine = new Rehearsal();

    @BeforeEach
    void defines() {
        engine.define(Yaml.PLAIN);
    }

    @Test
    void showsTheDescriptionAsItWasWrittenWithoutItsSecrets() {
        String yaml = Yaml.THREE_TIERS + "variables:\n  db_password: hunter2 # old\n  port: 80\n";
        String id = engine.submit(yaml);
        Views.SubmittedDescription shown = engine.views.description(id);
        assertThat(shown.revision()).isEqualTo(1);
        assertThat(shown.text()).contains(yaml.replace("hunter2", "\"***\""));
    }

    @Test
    void countsDescriptionsAndRefusesChangesOfAnotherOne() {
        String id = engine.submit(Yaml.one("plain", 1, 2));
        SourceBundle wider = SourceBundle.ofBody(Yaml.one("plain", 1, 5));
        engine.infrastructures.reconfigure(id, wider, false, revision -> revision == 1);
        assertThat(engine.views.description(id).revision()).isEqualTo(2);
        assertThat(engine.views.description(id).text()).contains(Yaml.one("plain", 1, 5));
        assertThatThrownBy(() -> engine.infrastructures.reconfigure(id, wider, false, revision -> revision == 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.DESCRIPTION_CHANGED));
        assertThat(engine.views.description(id).revision()).isEqualTo(2);
    }

    @Test
    void tellsTheLifeOfAnInstanceFromItsBeginningToItsEnd() {
        String id = engine.submit(Yaml.one("plain", 1, 2));
        engine.run();
        String instance = engine.instances(id, "n").getFirst().id();
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(2));

        Views.Biography life = engine.views.instance(id, "n", instance);
        assertThat(life.instance().state()).isEqualTo(NodeState.TERMINATED);
        assertThat(life.cloud()).contains("fake");
        assertThat(life.history())
                .extracting(chapter -> chapter.change().state())
                .startsWith(NodeState.INTENDED, NodeState.LAUNCHING)
                .containsSubsequence(NodeState.READY, NodeState.TERMINATING, NodeState.TERMINATED);
        Views.Chapter ending = life.history().get(life.history().size() - 2);
        assertThat(ending.change().by()).contains(NodeEvent.DROP_ASKED);
        assertThat(ending.reason()).contains(EndReason.DROPPED);
        assertThat(ending.change().cause()).isEqualTo("The infrastructure is being deleted.");
    }

    @Test
    void namesWhatIsUnknown() {
        String id = engine.submit(Yaml.one("plain", 1, 2));
        String other = engine.submit(Yaml.one("plain", 1, 2));
        engine.run();
        String instance = engine.instances(other, "n").getFirst().id();
        assertThatThrownBy(() -> engine.views.instance("none", "n", instance)).hasMessageContaining("'none'");
        assertThatThrownBy(() -> engine.views.instance(id, "m", instance)).hasMessageContaining("node 'm'");
        assertThatThrownBy(() -> engine.views.instance(id, "n", instance)).hasMessageContaining(instance);
        assertThatThrownBy(() -> engine.views.instance(id, "n", "x")).hasMessageContaining("'x'");
    }

    @Test
    void showsPagesWithoutGapOrRepeat() {
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            submitted.add(engine.submit(Yaml.one("plain", 1, 1)));
        }
        List<String> seen = new ArrayList<>();
        Views.Page page = engine.views.page(page(Optional.empty()));
        while (page.more()) {
            page.infrastructures().stream().map(Infrastructure::id).forEach(seen::add);
            page = engine.views.page(page(Optional.of(seen.getLast())));
        }
        page.infrastructures().stream().map(Infrastructure::id).forEach(seen::add);
        assertThat(seen).isEqualTo(submitted);
        assertThatThrownBy(() -> engine.views.page(page(Optional.of("none")))).hasMessageContaining("after=none");
    }

    private static InfrastructureFilter page(Optional<String> after) {
        return new InfrastructureFilter(
                Optional.of("one"), Optional.of("somebody"), Optional.of(Phase.BUILDING), Optional.of(true), after, 3);
    }

    @Test
    void tellsWhatWouldBeMadeAndStoresNothing() {
        DryRun run = engine.dryRuns.of(SourceBundle.ofBody(Yaml.THREE_TIERS));
        assertThat(run.order()).containsExactly(List.of("db"), List.of("app"), List.of("lb"));
        assertThat(run.instances()).isEqualTo(4);
        assertThat(run.nodes())
                .extracting(one -> one.implementations().getFirst().cloudType())
                .containsOnly("fake");
        assertThat(engine.infrastructures.living()).isEmpty();
        engine.run();
        assertThat(engine.cloud.resources()).isEmpty();
        assertThatThrownBy(() -> engine.dryRuns.of(SourceBundle.ofBody(Yaml.one("nosuch", 1, 1))))
                .hasMessageContaining("unknown node type 'nosuch'");
    }
}
