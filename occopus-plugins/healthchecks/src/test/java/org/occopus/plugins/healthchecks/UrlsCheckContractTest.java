package org.occopus.plugins.healthchecks;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.occopus.spi.health.HealthCheck;
import org.occopus.testkit.HealthCheckContract;

final class UrlsCheckContractTest extends HealthCheckContract {
    private final WebServer server = WebServer.start();
    private final UrlsCheck check = new UrlsCheck();

    UrlsCheckContractTest() throws IOException {}

    @AfterEach
    void close() {
        check.close();
        server.close();
    }

    @Override
    protected HealthCheck check() {
        return check;
    }

    @Override
    protected Object passingValue() {
        return List.of("http://{{ip}}:" + server.port() + "/200");
    }

    @Override
    protected Object failingValue() {
        return List.of("http://{{ip}}:" + server.port() + "/500");
    }

    @Override
    protected Object wrongValue() {
        return List.of(8080);
    }
}
