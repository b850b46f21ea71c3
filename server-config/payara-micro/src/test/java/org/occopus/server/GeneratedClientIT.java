package org.occopus.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.generated.ApiClient;
import org.occopus.generated.ApiException;
import org.occopus.generated.api.DefinitionsApi;
import org.occopus.generated.api.InfrastructuresApi;
import org.occopus.generated.model.InfrastructureState;
import org.occopus.generated.model.InstanceReport;
import org.occopus.generated.model.NodeReport;
import org.occopus.generated.model.Status;

/** A client that a generator made from the server's description of itself builds, reads and destroys. */
@ExtendWith(SharedServer.class)
class GeneratedClientIT {
    private static final String DEFINITION = """
            'node_def:generated':
              - resource:
                  type: simulator
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: generated
            nodes:
              - name: only
                type: generated
                scaling: {min: 1, max: 3}
            """;

    private final Site site;
    private final InfrastructuresApi infrastructures;
    private final DefinitionsApi definitions;

    GeneratedClientIT(Site site) {
        this.site = site;
        ApiClient client = new ApiClient();
        client.updateBaseUri(site.server().baseUri().toString());
        this.infrastructures = new InfrastructuresApi(client);
        this.definitions = new DefinitionsApi(client);
    }

    @Test
    void buildsReadsScalesAndDestroys() throws ApiException {
        assertThat(definitions.importNodeDefinitions(DEFINITION, null).getNodes())
                .containsExactly("generated");
        String key = UUID.randomUUID().toString();
        String id = requireNonNull(infrastructures
                .submitInfrastructure(DESCRIPTION, key, true, true, false, null)
                .getInfraid());
        assertThat(infrastructures
                        .submitInfrastructure(DESCRIPTION, key, true, true, false, null)
                        .getInfraid())
                .isEqualTo(id);
        site.settled(id);
        NodeReport node =
                requireNonNull(infrastructures.reportInfrastructure(id).get("only"));
        assertThat(node.getScaling().getTarget()).isEqualTo(1);
        InstanceReport instance = node.getInstances().values().iterator().next();
        assertThat(instance.getState()).isEqualTo(InstanceReport.StateEnum.READY);
        assertThat(infrastructures.scaleTo(id, "only", 2, null, null).getCount())
                .isEqualTo(2);
        site.settled(id);
        assertThat(infrastructures.infrastructureCost(id).getNodecosts().get("only"))
                .hasSize(2);
        infrastructures.destroyInfrastructure(id, false, null);
        site.awaitDestroyed(id);
        Status status = infrastructures.infrastructureStatus(id);
        assertThat(status.getState()).isEqualTo(InfrastructureState.DESTROYED);
        assertThat(status.getDeleted()).hasSize(2);
        assertThat(infrastructures.infrastructureEvents(id, 0L, 500, null, null).getEvents())
                .isNotEmpty();
    }

    @Test
    void tellsProblems() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> infrastructures.reportInfrastructure("00000000-0000-0000-0000-000000000000"))
                .satisfies(problem -> {
                    assertThat(problem.getCode()).isEqualTo(404);
                    assertThat(problem.getResponseBody()).contains("infrastructure-unknown");
                });
    }
}
