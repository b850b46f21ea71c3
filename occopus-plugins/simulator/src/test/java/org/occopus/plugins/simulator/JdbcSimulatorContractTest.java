package org.occopus.plugins.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Together;

final class JdbcSimulatorContractTest extends FaultSuite {
    private static final Duration FOR_FIVE_HUNDRED = Duration.ofSeconds(15);

    private static @Nullable TestDatabase database;

    private final SimulatorFactory simulated = SimulatorFactory.on(database().dataSource(), clock);

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException, SQLException {
        database = TestDatabase.start(directory);
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
    }

    private static TestDatabase database() {
        return requireNonNull(database, "The database is started before the tests");
    }

    @BeforeEach
    void clear() throws SQLException {
        execute("TRUNCATE simulator_resource, simulator_fault, simulator_fault_count, simulator_injected");
    }

    @Override
    SimulatorFactory simulated() {
        return simulated;
    }

    @Test
    void sharesItsInventoryAndFaultsWithOtherServers() {
        SimulatorFactory other = SimulatorFactory.on(database().dataSource(), clock);
        Resource created = create(Owners.any(), Map.of());
        other.simulator().disturb(FaultExamples.fault("{'unreachable': true}"));

        assertThat(other.simulator().resources()).extracting(Resource::id).containsExactly(created.id());
        patience().until("the other server's fault", () -> isCutOff(created.owner()));
    }

    @Test
    void createsFiveHundredMachinesAtOnce() {
        Owner owner = Owners.any();

        Together.endsWithin(
                FOR_FIVE_HUNDRED,
                () -> assertThat(Together.call(500, () -> create(Owners.siblingOf(owner), Map.of())))
                        .extracting(Resource::addresses)
                        .doesNotHaveDuplicates());
        assertThat(handler("simulator").listOwned(OwnerTag.node("web"), soon())).hasSize(500);
    }

    @Test
    void takesTheNextAddressWhenAnOldMachineStillHasIt() throws SQLException {
        Resource old = create(Owners.any(), Map.of());
        long oldSerial = Machine.serialOf(old.id()).orElseThrow();
        execute("ALTER TABLE simulator_resource ALTER COLUMN serial RESTART WITH " + (oldSerial + Loopback.COUNT));
        Resource created = create(Owners.any(), Map.of());

        assertThat(created.id().value())
                .isEqualTo(Machine.of(oldSerial + Loopback.COUNT + 1, plan(created))
                        .id()
                        .value());
        assertThat(created.addresses()).isNotEqualTo(old.addresses());
    }

    @Test
    void listsByAnIndex() throws SQLException {
        for (String column : List.of("server_id", "infrastructure_id", "node_name", "token")) {
            assertThat(plan("SELECT * FROM simulator_resource WHERE deleted_at IS NULL AND endpoint = 'x' AND " + column
                            + " = 'x'"))
                    .as(column)
                    .contains("Index");
        }
    }

    @Test
    void saysThatItsDatabaseIsAway() {
        SimulatorFactory lost = SimulatorFactory.on(database().nowhere(), clock);

        assertThatThrownBy(() -> lost.simulator().resources())
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(ProviderFailure.UNREACHABLE));
    }

    private boolean isCutOff(Owner owner) {
        try {
            return handler("simulator")
                    .listOwned(OwnerTag.instance(owner.instanceId()), soon())
                    .isEmpty();
        } catch (ProviderException e) {
            return e.kind() == ProviderFailure.UNREACHABLE;
        }
    }

    private MachinePlan plan(Resource created) {
        return simulated.simulator().machines(clock.instant()).stream()
                .filter(machine -> machine.id().equals(created.id()))
                .findFirst()
                .orElseThrow()
                .plan();
    }

    private static String plan(String sql) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            var rows = statement.executeQuery("EXPLAIN " + sql);
            var text = new StringBuilder();
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
            statement.execute("SET enable_seqscan = on");
            return text.toString();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
