package org.occopus.plugins.healthchecks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.occopus.spi.health.HealthCheck;
import org.occopus.testkit.HealthCheckContract;

final class PortsCheckContractTest extends HealthCheckContract {
    private final ServerSocket open = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int closed = closedPort();

    PortsCheckContractTest() throws IOException {}

    static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Override
    protected HealthCheck check() {
        return new PortsCheck();
    }

    @Override
    protected Object passingValue() {
        return List.of(open.getLocalPort());
    }

    @Override
    protected Object failingValue() {
        return List.of(open.getLocalPort(), closed);
    }

    @Override
    protected Object wrongValue() {
        return List.of(80, "http");
    }
}
