package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.occopus.node.NodeState.READY;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.description.SourceBundle;
import org.occopus.node.NodeInstance;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.state.Phase;

/** Scaling up, down and to; by id and by address; within limits only; and live reconfiguration. */
class ScaleScenario {
    private final Rehearsal engine = new Rehearsal();
    private String id = "";

    @BeforeEach
    void build() {
        engine.define(Yaml.PLAIN);
        id = engine.submit(Yaml.one("plain", 1, 4));
        engine.run();
    }

    private List<String> ids() {
        return engine.instances(id, "n").stream().map(NodeInstance::id).toList();
    }

    private void go() {
        engine.after(Duration.ofSeconds(20));
    }

    @Test
    void scalesUpAndTheYoungestGoFirstWhenScaledDown() {
        engine.scaling.by(id, "n", 1);
        go();
        engine.scaling.by(id, "n", 1);
        go();
        List<String> three = ids();
        assertThat(three).hasSize(3);
        engine.scaling.by(id, "n", -1);
        go();
        assertThat(ids()).containsExactlyElementsOf(three.subList(0, 2));
        assertThat(engine.cloud.servers()).hasSize(2);
    }

    @Test
    void scalesToANumber() {
        engine.scaling.to(id, "n", 4);
        go();
        assertThat(engine.states(id, "n")).containsExactly(READY, READY, READY, READY);
        engine.scaling.to(id, "n", 1);
        go();
        assertThat(engine.cloud.servers()).hasSize(1);
    }

    @Test
    void dropsTheInstanceThatIsNamed() {
        engine.scaling.to(id, "n", 3);
        go();
        String oldest = ids().get(0);
        engine.scaling.drop(id, "n", oldest);
        go();
        assertThat(ids()).hasSize(2).doesNotContain(oldest);
    }

    @Test
    void dropsTheInstanceOfAnAddress() {
        engine.scaling.to(id, "n", 3);
        go();
        NodeInstance second = engine.instances(id, "n").get(1);
        engine.scaling.drop(id, "n", second.resource().addresses().get(0));
        go();
        assertThat(ids()).hasSize(2).doesNotContain(second.id());
    }

    @Test
    void refusesToLeaveTheRange() {
        assertThatThrownBy(() -> engine.scaling.by(id, "n", 4))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.SCALING_OUT_OF_RANGE));
        assertThatThrownBy(() -> engine.scaling.to(id, "n", 0)).hasMessageContaining("from 1 to 4");
        assertThatThrownBy(() -> engine.scaling.by(id, "nosuch", 1)).hasMessageContaining("nosuch");
        assertThatThrownBy(() -> engine.scaling.drop(id, "n", "10.9.9.9")).hasMessageContaining("10.9.9.9");
        assertThat(engine.now(id).desiredOf("n")).isEqualTo(1);
    }

    @Test
    void reconfiguresByNodeName() {
        engine.scaling.to(id, "n", 3);
        go();
        List<String> three = ids();
        engine.infrastructures.reconfigure(id, SourceBundle.ofBody("""
                        infra_name: one
                        user_id: somebody
                        nodes:
                          - {name: n, type: plain, scaling: {min: 1, max: 2}}
                          - {name: extra, type: plain}
                        """), false, any -> true);
        go();
        assertThat(ids()).containsExactlyElementsOf(three.subList(0, 2));
        assertThat(engine.states(id, "extra")).containsExactly(READY);

        engine.infrastructures.reconfigure(id, SourceBundle.ofBody(Yaml.one("plain", 1, 2)), false, any -> true);
        go();
        assertThat(engine.instances(id, "extra")).isEmpty();
        assertThat(engine.cloud.servers()).hasSize(2);
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
    }

    @Test
    void storesRequestsWhileDetachedAndCarriesThemOutInTheNextPass() {
        engine.infrastructures.detach(id);
        engine.run();
        engine.scaling.to(id, "n", 3);
        go();
        assertThat(engine.cloud.servers()).hasSize(1);
        engine.infrastructures.maintain(id);
        go();
        assertThat(engine.cloud.servers()).hasSize(3);
    }
}
