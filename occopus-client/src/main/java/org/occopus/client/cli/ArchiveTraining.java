package org.occopus.client.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.Terminal;

/**
 * Runs everyday commands on prepared answers, so that the JVM can write the classes they load to an archive (JEP 350); with
 * it every command starts in half the time. The launcher runs this after a build.
 */
final class ArchiveTraining {
    private static final String ID = "00000000-0000-4000-8000-000000000000";
    private static final String LIST = """
            {"infrastructures": ["%1$s"], "details": [{"infraid": "%1$s", "name": "shop", "state": "RUNNING",
              "maintained": true, "created": "2026-01-01T00:00:00Z"}]}
            """.formatted(ID);
    private static final String STATUS = """
            {"infraid": "%1$s", "name": "shop", "user_id": "", "state": "RUNNING", "maintained": true, "working": false,
              "created": "2026-01-01T00:00:00Z", "nodes": [{"name": "app", "type": "app", "depends_on": [],
                "scaling": {"actual": 1, "target": 1, "min": 1, "max": 1},
                "instances": [{"id": "%1$s", "state": "READY", "since": "2026-01-01T00:00:00Z",
                  "addresses": ["127.0.0.1"]}]}]}
            """.formatted(ID);

    private ArchiveTraining() {}

    /**
     * Runs the commands. Their output goes to this program's, which nobody reads.
     *
     * @param arguments none
     * @throws IOException when no port is free
     */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ArchiveTraining::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        for (List<String> command : List.of(
                List.of("maintain", "-l"), List.of("status"), List.of("status", "-i", "shop"), List.of("--help"))) {
            run(address, command);
        }
        server.stop(0);
    }

    private static void run(String address, List<String> command) {
        Map<String, String> environment = Map.of("OCCOPUS_SERVER", address);
        Invocation invocation = new Invocation(
                Terminal.standard(environment),
                environment,
                Path.of(""),
                InstantSource.system(),
                new Interrupts(code -> {}));
        Main.run(invocation, command.toArray(String[]::new));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String text = exchange.getRequestURI().getPath().endsWith("/status") ? STATUS : LIST;
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, content.length);
        try (OutputStream output = exchange.getResponseBody()) {
            output.write(content);
        }
    }
}
