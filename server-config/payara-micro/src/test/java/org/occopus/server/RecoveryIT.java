package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.state.Deleted;
import org.occopus.client.state.DifferingInstance;
import org.occopus.client.state.Explanation;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceStatus;
import org.occopus.client.state.SimulatedResource;

/** Rolling, healing, explaining and accounting, on a real server with a real database. */
@ExtendWith(SharedServer.class)
class RecoveryIT {
    private static final String DEFINITIONS = """
            'node_def:recovery':
              - resource:
                  type: simulator
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: recovery
            healing: {boot_timeout: 600}
            nodes:
              - name: web
                type: recovery
                scaling: {min: 2, max: 3}
                variables: {colour: red}
            """;

    private final Site site;

    RecoveryIT(Site site) {
        this.site = site;
    }

    @BeforeEach
    void define() {
        site.define(DEFINITIONS);
    }

    private List<String> instances(String id) {
        return site.client().status(id).node("web").orElseThrow().living().stream()
                .map(InstanceStatus::id)
                .toList();
    }

    private static DescriptorBundle bundle(String yaml) {
        return DescriptorBundle.of("infra.yaml", yaml);
    }

    @Test
    void rollsWhatDiffersOnlyWhenAsked() {
        String id = site.build(DESCRIPTION);
        List<String> before = instances(id);
        String blue = DESCRIPTION.replace("red", "blue");

        List<DifferingInstance> differing =
                site.client().reconfigure(id, bundle(blue)).differing();
        assertThat(differing).extracting(DifferingInstance::instance).containsExactlyInAnyOrderElementsOf(before);
        assertThat(differing).allSatisfy(one -> assertThat(one.differs()).containsExactly("variables"));
        InfrastructureStatus kept = site.settled(id);
        assertThat(kept.node("web").orElseThrow().instances())
                .allSatisfy(instance -> assertThat(instance.differs()).containsExactly("variables"));
        assertThat(instances(id)).isEqualTo(before);

        site.client().reconfigure(id, bundle(blue), true);
        site.settled(id);
        assertThat(instances(id)).hasSize(2).doesNotContainAnyElementsOf(before);
        assertThat(site.inventory(id)).hasSize(2);
    }

    /** A machine that no listing has shown yet may be missing from listings for a while; the first pass lists it. */
    @Test
    void explainsAReplacementAndGivesAReceipt() {
        String id = site.build(DESCRIPTION);
        site.client().recovery().heal(id, false);
        site.settled(id);
        SimulatedResource killed = site.inventory(id).getFirst();
        site.client().simulator().kill(killed.id());
        site.client().recovery().heal(id, true);
        site.await(id, status -> status.isSettled() && !instances(id).contains(killed.instance()));

        Explanation why = site.client().recovery().why(id, "web");
        assertThat(why.sentences()).contains("Infrastructure 'recovery' is RUNNING and maintained.");
        assertThat(why.subjects())
                .flatExtracting(Explanation.Subject::sentences)
                .anyMatch(sentence -> sentence.startsWith("It was made for this reason: It takes the place of "));
        assertThat(site.client().recovery().orphans().found()).isEmpty();

        List<String> last = instances(id);
        site.client().destroy(id);
        assertThat(site.awaitDestroyed(id).deleted())
                .allMatch(Deleted::confirmed)
                .extracting(Deleted::instance)
                .containsExactlyInAnyOrderElementsOf(last);
    }
}
