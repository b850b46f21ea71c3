package org.occopus.plugins.healthchecks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB server of its own, in a new directory and on a free port of the loopback address. */
final class MariaDbServer implements AutoCloseable {
    private static final List<String> FOLDERS =
            List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin");

    private final Process process;
    private final int port;

    private MariaDbServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Whether MariaDB is installed on this machine. */
    static boolean canStart() {
        return program("mariadbd").isPresent() && program("mariadb-install-db").isPresent();
    }

    private static Optional<Path> program(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), FOLDERS.stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one that first runs some statements; returns when it takes connections. */
    static MariaDbServer start(Path folder, List<String> statements) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        String user = "--user=" + System.getProperty("user.name");
        Process install = new ProcessBuilder(
                        program("mariadb-install-db").orElseThrow().toString(),
                        "--no-defaults",
                        "--datadir=" + data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        user)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("install.log").toFile())
                .start();
        if (!install.waitFor(2, TimeUnit.MINUTES) || install.exitValue() != 0) {
            install.destroyForcibly();
            throw new IOException("mariadb-install-db failed: " + Files.readString(folder.resolve("install.log")));
        }
        int port = freePort();
        Path init = Files.write(folder.resolve("init.sql"), statements);
        Process server = new ProcessBuilder(
                        program("mariadbd").orElseThrow().toString(),
                        "--no-defaults",
                        "--datadir=" + data,
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + folder.resolve("s"),
                        "--pid-file=" + folder.resolve("pid"),
                        "--init-file=" + init,
                        user)
                .redirectErrorStream(true)
                .start();
        awaitReadiness(server);
        return new MariaDbServer(server, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReadiness(Process server) throws IOException {
        BufferedReader log = server.inputReader();
        StringBuilder seen = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            seen.append(line).append('\n');
            if (line.contains("ready for connections")) {
                Thread.ofVirtual().start(() -> log.lines().forEach(ignored -> {}));
                return;
            }
        }
        throw new IOException("mariadbd ended: " + seen);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
