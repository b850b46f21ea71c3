package org.occopus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.fake.FakeServer;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceState;

class OccopusClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final DescriptorBundle INFRASTRUCTURE = DescriptorBundle.of("infra.yaml", """
            infra_name: shop
            nodes:
              - &D { name: db, type: t }
              - &A { name: app, type: t, scaling: { min: 2, max: 3 } }
            dependencies:
              - connection: [ *A, *D ]
            """);

    private final FakeServer server = new FakeServer();
    private final OccopusClient client =
            OccopusClient.builder().server(URI.create(server.uri() + "/")).build();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void buildsScalesAndDestroys() throws InterruptedException {
        String id = client.submit(INFRASTRUCTURE).id();
        List<InfrastructureState> seen = new ArrayList<>();
        InfrastructureStatus status = client.awaitSettled(id, LIMIT, each -> seen.add(each.state()));
        assertThat(seen).startsWith(InfrastructureState.BUILDING).endsWith(InfrastructureState.RUNNING);
        assertThat(status.node("app").orElseThrow().ready()).isEqualTo(2);
        assertThat(status.node("app").orElseThrow().dependsOn()).containsExactly("db");
        client.scaleTo(id, "app", 3);
        assertThat(client.await(id, each -> each.isSettled() && ready(each) == 4, LIMIT, each -> {}))
                .isNotNull();
        client.destroy(id);
        client.awaitDestroyed(id, LIMIT, each -> {});
        assertThat(client.infrastructures()).isEmpty();
        assertThat(client.status(id).state()).isEqualTo(InfrastructureState.DESTROYED);
    }

    private static long ready(InfrastructureStatus status) {
        return status.nodes().stream()
                .flatMap(node -> node.instances().stream())
                .filter(instance -> instance.state() == InstanceState.READY)
                .count();
    }

    @Test
    void asksWhatTheContractSays() {
        String id =
                client.submit(INFRASTRUCTURE, new SubmitOptions(false, false)).id();
        client.reconfigure(id, INFRASTRUCTURE);
        client.attach(id);
        client.detach(id);
        client.maintain(id);
        client.scaleUp(id, "app", 2);
        client.scaleDown(id, "app");
        client.scaleDown(id, "app", "10.0.0.1 x/y");
        client.events(id, 3);
        client.plan(id);
        client.report(id);
        assertThat(server.requests())
                .containsExactly(
                        "POST /infrastructures/?maintained=false&rollback=false",
                        "PUT /infrastructures/" + id,
                        "POST /infrastructures/" + id + "/attach",
                        "POST /infrastructures/" + id + "/detach",
                        "POST /infrastructures/" + id + "/maintain",
                        "POST /infrastructures/" + id + "/scaleup/app/2",
                        "POST /infrastructures/" + id + "/scaledown/app",
                        "POST /infrastructures/" + id + "/scaledown/app/10.0.0.1%20x%2Fy",
                        "GET /infrastructures/" + id + "/events?after=3&limit=500",
                        "GET /infrastructures/" + id + "/plan",
                        "GET /infrastructures/" + id);
    }

    @Test
    void carriesTheProblemsOfADescription() {
        OccopusException refused = catchThrowableOfType(
                OccopusException.class, () -> client.submit(DescriptorBundle.of("i.yaml", "a: 1\n")));
        assertThat(refused.slug()).isEqualTo("description-invalid");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo("i.yaml:1:1");
            assertThat(problem.hint()).contains("add infra_name");
        });
    }

    @Test
    void carriesTheSlugOfAnUnknownInfrastructure() {
        OccopusException refused = catchThrowableOfType(OccopusException.class, () -> client.status("nothing"));
        assertThat(refused.slug()).isEqualTo("infrastructure-unknown");
        assertThat(refused).hasMessage("There is no infrastructure nothing.");
    }

    @Test
    void saysThatATokenIsNeededWhateverTheRequest() {
        server.levers.needsToken = true;
        assertThatThrownBy(client::infrastructures)
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("This server needs a token.");
        assertThatThrownBy(() -> client.submit(INFRASTRUCTURE))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage(
                        "POST /infrastructures/?maintained=true&rollback=true was refused: it carried no token that the server accepts.")
                .extracting("slug", "status")
                .containsExactly("authentication-needed", 401);
        assertThatThrownBy(() -> client.attach("x")).isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void saysWhichServerDoesNotAnswer() {
        server.close();
        assertThatThrownBy(() -> client.status("x"))
                .isInstanceOf(ServerUnreachableException.class)
                .hasMessageContaining(server.uri().toString());
        assertThat(client.service().isReady()).isFalse();
    }

    @Test
    void refusesAnAnswerThatIsNotOfOccopus() {
        assertThatThrownBy(
                        () -> new RestConnection(server.uri(), LIMIT, LIMIT, Credentials.NONE).json("GET", "/metrics"))
                .isInstanceOf(OccopusException.class)
                .hasMessageContaining("Is this the address of an Occopus server?");
    }

    @Test
    void waitsForAServerThatRestartsBehindAGateway() throws InterruptedException {
        String id = client.submit(INFRASTRUCTURE).id();
        client.await(id, status -> status.state() == InfrastructureState.BUILDING, LIMIT, each -> {});
        AtomicBoolean restarted = new AtomicBoolean();
        client.awaitSettled(id, LIMIT, each -> {
            if (!restarted.getAndSet(true)) {
                server.levers.gatewayErrors.set(3);
            }
        });
        assertThat(server.levers.gatewayErrors).hasValueLessThan(0);
        server.levers.gatewayErrors.set(1);
        assertThatThrownBy(() -> client.awaitSettled(id, LIMIT, each -> {})).hasMessageContaining("HTTP status 502");
    }

    @Test
    void followsEventsThroughARestartBehindAGateway() throws InterruptedException {
        String id = client.submit(INFRASTRUCTURE).id();
        client.destroy(id);
        List<String> kinds = new ArrayList<>();
        client.infrastructure(id).events().follow(Duration.ofMillis(1), event -> {
            if (kinds.isEmpty()) {
                server.levers.gatewayErrors.set(3);
            }
            kinds.add(event.kind());
        });
        assertThat(kinds).hasSize(2);
    }

    @Test
    void submitsOnceAlthoughTheAnswerIsLost() {
        server.levers.lostAnswers.set(1);
        String id = client.submit(INFRASTRUCTURE).id();
        assertThat(server.ids()).containsExactly(id);
        assertThat(server.requests()).hasSize(2);
        server.levers.lostAnswers.set(2);
        assertThatThrownBy(() -> client.submit(INFRASTRUCTURE)).isInstanceOf(ServerUnreachableException.class);
    }

    @Test
    void takesAnyLimitsOfTime() {
        OccopusClient patient = OccopusClient.builder()
                .server(server.uri())
                .connectLimit(Duration.ofDays(10_000))
                .answerLimit(Duration.ofDays(25))
                .build();
        assertThat(patient.infrastructures()).isEmpty();
    }

    @Test
    void stopsWaitingAtTheLimit() {
        server.levers.hold = true;
        String id = client.submit(INFRASTRUCTURE).id();
        WaitExpiredException expired = catchThrowableOfType(
                WaitExpiredException.class, () -> client.awaitSettled(id, Duration.ofMillis(50), each -> {}));
        assertThat(expired.last().state()).isEqualTo(InfrastructureState.BUILDING);
    }

    @Test
    void stopsWaitingWhenTheThreadIsInterrupted() {
        server.levers.hold = true;
        String id = client.submit(INFRASTRUCTURE).id();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> client.awaitSettled(id, LIMIT, each -> {})).isInstanceOf(InterruptedException.class);
    }

    @Test
    void listsAndForgetsDefinitions() {
        DescriptorBundle file = DescriptorBundle.of("n.yaml", "'node_def:a':\n  - {}\n'node_def:b':\n  - {}\n");
        assertThat(client.definitions().store(file)).containsExactly("a", "b");
        client.definitions().delete("a");
        assertThat(client.definitions().names()).containsExactly("b");
    }

    @Test
    void countsTheSectionsOfCredentials() {
        assertThat(client.putAuthenticationData(DescriptorBundle.of("auth_data.yaml", "resource: []\n")))
                .containsEntry("resource", 1L);
    }

    @Test
    void killsASimulatedMachine() throws InterruptedException {
        String id = client.submit(INFRASTRUCTURE).id();
        client.awaitSettled(id, LIMIT, each -> {});
        String machine = client.simulator().resources(id).getFirst().id();
        client.simulator().kill(machine);
        assertThat(client.simulator().resources(id)).noneMatch(each -> each.id().equals(machine));
        OccopusException unknown = catchThrowableOfType(
                OccopusException.class, () -> client.simulator().kill("sim-none"));
        assertThat(unknown.status()).isEqualTo(404);
    }
}
