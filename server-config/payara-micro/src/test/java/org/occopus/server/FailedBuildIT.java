package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;

/** A first build that can not succeed: nothing is left, and the user learns which node, why, and what to do. */
@ExtendWith(SharedServer.class)
class FailedBuildIT {
    private static final String DEFINITIONS = """
            'node_def:failed_good':
              - resource:
                  type: simulator
            'node_def:failed_refused':
              - resource:
                  type: simulator
                  create_latency_ms: 300
                  fail_create: true
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: refused
            nodes:
              - name: good
                type: failed_good
                scaling: {min: 3, max: 3}
              - name: unlucky
                type: failed_refused
            """;
    private static final String NODE = "unlucky";
    private static final String WORDS_OF_THE_CLOUD = "the node's definition says so";
    private static final String WHAT_TO_DO = "Change the node definition";

    @TempDir
    Path directory;

    private final Site site;

    FailedBuildIT(Site site) {
        this.site = site;
        site.define(DEFINITIONS);
    }

    @Test
    void rollsBackAndSaysWhyOverRest() {
        String id = site.submit(DESCRIPTION);
        InfrastructureStatus failed = site.settled(id);

        assertThat(failed.state()).isEqualTo(InfrastructureState.FAILED);
        JsonObject problem = site.rest()
                .get("/infrastructures/" + id + "/status")
                .ok()
                .object("problem")
                .orElseThrow();
        assertThat(problem.text("type")).contains("provider-refused");
        assertThat(problem.text("detail").orElseThrow()).contains(NODE, WORDS_OF_THE_CLOUD, WHAT_TO_DO);
        assertThat(site.inventory(id)).isEmpty();
        assertThat(failed.nodes())
                .allSatisfy(node -> assertThat(node.instances()).isEmpty());
        assertThat(site.events(id)).extracting(event -> event.kind()).contains("ROLLING_BACK", "FAILED");
        site.rest().post("/infrastructures/" + id + "/scaleup/good").problem(409, "conflicting-state");
    }

    @Test
    void forgetsWhatFailedOnceItIsDestroyed() {
        String id = site.submit(DESCRIPTION);
        site.settled(id);

        site.client().destroy(id);
        site.awaitDestroyed(id);

        assertThat(site.client().infrastructures()).isEmpty();
    }

    @Test
    void endsTheCommandWithOneAndTheReason() throws IOException {
        Files.writeString(directory.resolve("infra.yaml"), DESCRIPTION);

        Launcher.Ended build = Launcher.of(directory, site.server()).run("build", "infra.yaml");

        assertThat(build.exit()).isEqualTo(1);
        assertThat(build.output()).isEmpty();
        assertThat(build.messages())
                .contains("failed and was rolled back; nothing is left of it")
                .contains(NODE, WORDS_OF_THE_CLOUD, WHAT_TO_DO);
        assertThat(site.rest().get("/simulator/resources").body()).isEqualTo("[]");
    }

    @Test
    void keepsWhatStandsWhenNoRollbackIsWanted() {
        String id = site.rest()
                .post("/infrastructures/?rollback=false", DESCRIPTION)
                .ok()
                .requiredText("infraid");

        InfrastructureStatus status = site.await(
                id,
                seen -> seen.problem().isPresent()
                        && seen.node("good").orElseThrow().ready() == 3);

        assertThat(status.state()).isEqualTo(InfrastructureState.BUILDING);
        assertThat(site.inventory(id)).hasSize(3);
    }
}
