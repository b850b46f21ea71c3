package org.occopus.plugins.healthchecks;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.occopus.spi.health.HealthCheck;
import org.occopus.testkit.HealthCheckContract;

final class MysqldbsCheckContractTest extends HealthCheckContract {
    @AutoClose
    private final FakeDatabaseServer server = new FakeDatabaseServer();

    @Override
    protected HealthCheck check() {
        return new MysqldbsCheck();
    }

    @Override
    protected Object passingValue() {
        return List.of(entry(FakeDatabaseServer.PASSWORD));
    }

    @Override
    protected Object failingValue() {
        return List.of(entry(FakeDatabaseServer.PASSWORD), entry("wrong"));
    }

    @Override
    protected Object wrongValue() {
        return List.of(Map.of("name", "x"), Map.of("name", "x", "user", "y", "pass", "z"));
    }

    private Map<String, Object> entry(String password) {
        return Map.of(
                "name",
                FakeDatabaseServer.DATABASE,
                "user",
                FakeDatabaseServer.USER,
                "pass",
                password,
                "port",
                server.port());
    }
}
