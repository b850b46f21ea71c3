package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Who reads a description, changes it and writes it again keeps the secrets that were not shown. */
class SecretScenario {
    private static final String SECRETS = """
        infra_name: secrets
        user_id: somebody
        nodes:
          - name: a
            type: plain
            variables: {db_password: of-a}
          - name: b
            type: plain
        variables:
          db_password: hunter2 # old
          proxy: http://me:hunter2@proxy/
          port: 80
        """;

    private final Rehearsal engine = new Rehearsal();

    @BeforeEach
    void defines() {
        engine.define(Yaml.PLAIN);
    }

    private InfrastructureDescription stored(String id) {
        return engine.now(id).description();
    }

    private void put(String id, String yaml) {
        engine.infrastructures.reconfigure(id, SourceBundle.ofBody(yaml), false, any -> true);
    }

    private String shown(String id) {
        return engine.views.description(id).text().orElseThrow();
    }

    @Test
    void keepsTheSecretsOfADescriptionThatComesBackAsItWasShown() {
        String id = engine.submit(SECRETS);
        InfrastructureDescription before = stored(id);
        assertThat(shown(id)).doesNotContain("hunter2", "of-a");

        put(id, shown(id));
        assertThat(stored(id)).isEqualTo(before);
        put(id, shown(id).replace("80", "81"));
        assertThat(stored(id).variables())
                .containsEntry("db_password", "hunter2")
                .containsEntry("proxy", "http://me:hunter2@proxy/")
                .containsEntry("port", 81);
        assertThat(stored(id).node("a").orElseThrow().variables()).containsEntry("db_password", "of-a");
        assertThat(stored(id).node("b").orElseThrow().variables()).containsEntry("db_password", "hunter2");
    }

    @Test
    void givesANodeTheSecretOfItsInfrastructureOnceItsOwnIsGone() {
        String id = engine.submit(SECRETS);
        put(id, shown(id).replace("    variables: {db_password: \"***\"}\n", ""));
        assertThat(stored(id).node("a").orElseThrow().variables()).containsEntry("db_password", "hunter2");
    }

    @Test
    void refusesMasksThatStandForNothing() {
        SourceBundle masked = SourceBundle.ofBody(SECRETS.replace("hunter2 # old", "'***'"));
        assertThatThrownBy(() -> engine.infrastructures.submit(masked, true, true))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.DESCRIPTION_INVALID);
                    assertThat(problem.findings()).hasSize(1);
                    assertThat(problem.findings().getFirst().path()).isEqualTo("variables.db_password");
                    assertThat(problem.findings().getFirst().line()).isEqualTo(9);
                });
        assertThatThrownBy(() -> engine.dryRuns.of(masked)).isInstanceOf(ProblemException.class);
        String id = engine.submit(SECRETS);
        String moved = shown(id).replace("***@proxy/", "***@other/");
        assertThatThrownBy(() -> put(id, moved)).hasMessageContaining("variables.proxy");
        String added = shown(id) + "  new_token: '***'\n";
        assertThatThrownBy(() -> put(id, added)).hasMessageContaining("variables.new_token");
    }
}
