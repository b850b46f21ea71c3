package org.occopus.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.container.Server.Answer;
import org.occopus.definition.NodeDefinitions;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.ScalingRange;
import org.occopus.description.SourceBundle;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.plugins.simulator.SimulatorFactory;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.resource.ResourceId;
import org.occopus.state.Changes;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.InfrastructureStore.Commit;
import org.occopus.state.Lease;
import org.occopus.state.Phase;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;
import org.occopus.state.StoredSnapshot;
import org.occopus.state.Submission;
import org.occopus.testkit.Patience;

/**
 * Persistence, timers and plugins, as the container gives them: these tests run inside the application server. Those
 * marked {@link RunAsClient} ask it from outside.
 */
@ExtendWith(ArquillianExtension.class)
class ContainerIT {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(60));
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final String SECRET = "a-password-in-a-variable";
    private static final InfrastructureDescription DESCRIPTION = new InfrastructureDescription(
            "stored",
            "somebody",
            List.of(new NodeDescription("db", "plain", new ScalingRange(1, 3), Map.of(), Map.of("password", SECRET))),
            List.of(),
            Map.of());

    private final String id = UUID.randomUUID().toString();
    private final String owner = UUID.randomUUID().toString();

    @Inject
    InfrastructureStore store;

    @Inject
    DataSource dataSource;

    @Inject
    Infrastructures infrastructures;

    @Inject
    NodeDefinitions definitions;

    @Inject
    PluginRegistry plugins;

    @Inject
    SimulatorFactory cloud;

    @Inject
    TimerWitness timers;

    @Deployment
    static WebArchive war() {
        return OccopusWar.with(ContainerIT.class, Server.class, Answer.class, TimerWitness.class, Patience.class);
    }

    @Test
    void findsWhatWasStored() {
        insert();
        Snapshot found = stored().snapshot();
        assertThat(found.infrastructure()).isEqualTo(atRest());
        assertThat(found.description()).isEqualTo(DESCRIPTION);
        assertThat(found.desired()).isEqualTo(Map.of("db", 2));
        assertThat(found.instances()).isEmpty();
        assertThat(messages()).containsExactly("inserted");
        assertThat(store.find(UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    void storesDescriptionsSealed() throws SQLException {
        insert();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT sealed_description FROM infrastructure WHERE id = ?")) {
            select.setObject(1, UUID.fromString(id));
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain(SECRET, "somebody");
            }
        }
    }

    @Test
    void commitsWhileTheLeaseStands() {
        insert();
        Lease lease = take(owner);
        assertThat(store.lease(id, UUID.randomUUID().toString())).isEmpty();
        assertThat(store.lease(id, owner)).contains(lease);
        long version = stored().version();
        assertThat(store.commit(lease, version, renaming("committed"))).isEqualTo(Commit.DONE);
        assertThat(stored().snapshot().infrastructure().name()).isEqualTo("committed");
        assertThat(stored().version()).isGreaterThan(version);
        assertThat(messages()).containsExactly("inserted", "committed");
    }

    @Test
    void writesNothingThatIsBasedOnAnOldSnapshot() {
        insert();
        Lease lease = take(owner);
        long version = stored().version();
        request("requested");
        assertThat(store.commit(lease, version, renaming("too late"))).isEqualTo(Commit.STALE);
        assertThat(stored().snapshot().infrastructure().name()).isEqualTo("requested");
        assertThat(messages()).containsExactly("inserted", "requested");
    }

    @Test
    void writesNothingOnceAnotherServerHasTheLease() {
        insert();
        Lease lost = take(owner);
        Lease taken = take(UUID.randomUUID().toString());
        assertThat(taken.epoch()).isGreaterThan(lost.epoch());
        assertThat(store.commit(lost, stored().version(), renaming("not mine"))).isEqualTo(Commit.LEASE_LOST);
        assertThat(stored().snapshot().infrastructure().name()).isEqualTo("stored");
        assertThat(messages()).containsExactly("inserted");
    }

    @Test
    void undoesARequestThatIsRefused() {
        insert();
        long version = stored().version();
        var refusal = new ProblemException(ProblemType.CONFLICTING_STATE, "refused");
        assertThatThrownBy(() -> store.request(id, snapshot -> {
                    throw refusal;
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessage("refused");
        assertThat(stored().version()).isEqualTo(version);
    }

    @Test
    void healsByATimerOfItsOwnUntilDetached() {
        // It has to boot for a while: a machine that was never in a listing is not missed for a minute.
        definitions.importAll(SourceBundle.ofBody("""
                'node_def:simulated':
                  - resource: {type: simulator, boot_seconds: 1}
                """));
        String simulated =
                infrastructures.submit(SourceBundle.ofBody("""
                        infra_name: simulated
                        user_id: somebody
                        nodes:
                          - {name: worker, type: simulated}
                        """), true, true).id();
        NodeInstance first = awaitReady(simulated, "");
        PATIENCE.until("a timer", () -> timers.purposes().contains(simulated));
        assertThat(cloud.simulator().kill(machine(first))).isTrue();
        assertThat(machine(awaitReady(simulated, first.id()))).isNotEqualTo(machine(first));
        infrastructures.detach(simulated);
        PATIENCE.until("the timer's end", () -> !timers.purposes().contains(simulated));
        infrastructures.destroy(simulated);
        PATIENCE.until("the end", () -> snapshot(simulated).infrastructure().phase() == Phase.DESTROYED);
        assertThat(cloud.simulator().resources()).isEmpty();
    }

    @Test
    void findsThePluginsInTheWar() {
        assertThat(plugins.cloudTypes()).contains("docker", "simulator");
        assertThat(plugins.cloud("simulator")).isPresent();
        assertThat(plugins.cloud("abacus")).isEmpty();
        assertThat(plugins.contextualiserTypes()).contains("basic", "cloudinit", "docker");
        assertThat(plugins.contextualiser("abacus")).isEmpty();
        assertThat(plugins.configManager("abacus")).isEmpty();
        assertThat(plugins.healthChecks())
                .extracting(check -> check.setting().key())
                .contains("ping", "ports", "urls");
    }

    @Test
    @RunAsClient
    void answersAtTheRootPath(@ArquillianResource URL base) {
        assertThat(Server.at(base).get("/").body()).startsWith("{\"name\":\"Occopus\"");
        Answer unknown = Server.at(base).get("/infrastructures/none");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.mediaType()).isEqualTo("application/problem+json");
    }

    @Test
    @RunAsClient
    void showsTheSameMetricsEverywhere(@ArquillianResource URL base) {
        Answer metrics = Server.at(base).get("/metrics");
        assertThat(metrics.mediaType()).isEqualTo("text/plain");
        assertThat(metrics.body())
                .contains("occopus_infrastructures{state=\"RUNNING\"} ", "jvm_memory_used_bytes{", "process_uptime");
    }

    @Test
    @RunAsClient
    void isHealthyAndDescribesItself(@ArquillianResource URL base) {
        for (String check : List.of("live", "ready", "started")) {
            assertThat(Server.ofHealth(base).get("/health/" + check).body()).contains("\"status\":\"UP\"");
        }
        assertThat(Server.ofHealth(base).get("/health/ready").body()).contains("\"database\"");
        assertThat(Server.at(base).get("/openapi").body())
                .startsWith("openapi: 3.1.0")
                .contains("/infrastructures/{id}/notify:");
    }

    @Test
    @RunAsClient
    void carriesOutARepeatedPostOnce(@ArquillianResource URL base) {
        String definition = "'node_def:repeated':\n  - resource: {type: simulator}\n";
        String key = UUID.randomUUID().toString();
        Server.Answer first = Server.at(base).post("/node_definitions/", key, definition);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("repeated");
        assertThat(Server.at(base).post("/node_definitions/", key, definition)).isEqualTo(first);
        Server.Answer other = Server.at(base).post("/node_definitions/", key, definition + "\n");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency-key-reused");
        Server.Answer broken = Server.at(base).post("/node_definitions/", key + 1, "nonsense");
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.mediaType()).isEqualTo("application/problem+json");
    }

    @Test
    @RunAsClient
    void waitsWithItsAnswersAndTellsEventsAsTheyHappen(@ArquillianResource URL base) {
        Server server = Server.at(base);
        server.send("POST", "/node_definitions/", "'node_def:live': [{resource: {type: simulator}}]");
        Answer built = server.send(
                "POST",
                "/infrastructures/",
                "{infra_name: live, user_id: somebody, nodes: [{name: n, type: live}]}",
                "Prefer",
                "wait=15");
        assertThat(built.body()).contains("\"state\":\"RUNNING\"");
        String path = built.body().replaceFirst(".*?\"infraid\":\"([^\"]+)\".*", "/infrastructures/$1");
        assertThat(server.send("DELETE", path, "", "Prefer", "wait=15").body()).contains("\"state\":\"DESTROYED\"");
        Answer events = server.send("GET", path + "/events", "", "Accept", "text/event-stream", "Last-Event-ID", "1");
        assertThat(events.mediaType()).isEqualTo("text/event-stream");
        assertThat(events.body())
                .contains("retry", "DESTROYED")
                .containsPattern("id: ?2\\n")
                .doesNotContainPattern("id: ?1\\n");
        assertThat(server.send("GET", path + "/events?after=1000", "", "Accept", "text/event-stream")
                        .status())
                .isEqualTo(204);
        assertThat(server.get(path + "/events").mediaType()).isEqualTo("application/json");
    }

    private void insert() {
        store.insert(
                atRest(),
                new Submission(DESCRIPTION, "infra_name: stored"),
                Map.of("db", 2),
                List.of(event("inserted")));
    }

    /** One that no maintenance pass touches. */
    private Infrastructure atRest() {
        return Infrastructure.submitted(id, DESCRIPTION, false, true, NOW)
                .in(Phase.RUNNING)
                .rested();
    }

    private static Event event(String message) {
        return Event.of(NOW, EventKind.SUBMITTED, message);
    }

    private void request(String name) {
        boolean known = store.request(id, snapshot -> Requested.of(snapshot, renamed(name), event(name)));
        assertThat(known).isTrue();
    }

    private Changes renaming(String name) {
        return new Changes(renamed(name), List.of(), List.of(), Map.of(), Map.of(), List.of(event(name)));
    }

    private Infrastructure renamed(String name) {
        return atRest().described(name, "somebody");
    }

    private StoredSnapshot stored() {
        return store.find(id).orElseThrow();
    }

    private List<String> messages() {
        return store.events(id, 0, 10).stream()
                .map(numbered -> numbered.event().message())
                .toList();
    }

    /** Ends whatever lease there is; the server around this test takes one, too, when it hears of the insertion. */
    private Lease take(String server) {
        PATIENCE.until("the lease", () -> {
            expireLease();
            return store.lease(id, server).isPresent();
        });
        return store.lease(id, server).orElseThrow();
    }

    private void expireLease() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE infrastructure SET lease_until = now() WHERE id = ?")) {
            update.setObject(1, UUID.fromString(id));
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Snapshot snapshot(String infrastructure) {
        return store.find(infrastructure).orElseThrow().snapshot();
    }

    private NodeInstance awaitReady(String infrastructure, String exceptInstance) {
        PATIENCE.until(
                "a ready instance", () -> ready(infrastructure, exceptInstance).isPresent());
        return ready(infrastructure, exceptInstance).orElseThrow();
    }

    private Optional<NodeInstance> ready(String infrastructure, String exceptInstance) {
        return snapshot(infrastructure).instances().stream()
                .filter(instance -> instance.state() == NodeState.READY)
                .filter(instance -> !instance.id().equals(exceptInstance))
                .findFirst();
    }

    private static ResourceId machine(NodeInstance instance) {
        return new ResourceId(instance.resource().resourceId().orElseThrow());
    }
}
