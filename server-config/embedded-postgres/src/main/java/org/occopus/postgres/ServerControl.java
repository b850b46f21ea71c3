package org.occopus.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts and stops the server process of one data directory.
 *
 * @param binaries the directory with {@code bin/pg_ctl}
 * @param log where the server writes
 */
record ServerControl(Path binaries, DataDirectory data, RunAs runAs, Path log) {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration EXIT_LIMIT = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final long LOG_LIMIT_BYTES = 10L << 20;
    private static final Pattern LAST_PORT = Pattern.compile("port=(\\d{1,5})");

    /** The server process of this data directory, started by whomever; empty when none lives. */
    Optional<Postmaster> running() throws IOException {
        return Postmaster.of(data.path()).filter(Postmaster::lives);
    }

    /**
     * Starts on the port of the last start, or on any other one when that is taken. No server of this data directory may
     * live yet. False when it did not come up in time, and {@link #log} says why; it may still live then, and come up.
     */
    boolean start() throws IOException {
        prepare();
        Command start = runAs.run(
                START_LIMIT.plus(SLACK),
                binaries.resolve("bin/pg_ctl").toString(),
                "start",
                "--wait",
                "--timeout=" + START_LIMIT.toSeconds(),
                "--pgdata=" + data.path(),
                "--log=" + log,
                "--options=" + options(port()));
        return start.succeeded();
    }

    private void prepare() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        runAs.own(log);
        runAs.own(data.path());
        Optional<Postmaster> stale = Postmaster.of(data.path());
        if (stale.flatMap(Postmaster::process).isPresent()) {
            stale.get().disown(ProcessHandle.current().pid());
        }
    }

    // Memory and write-ahead log are sized for a laptop; everything that keeps data safe stays at its default.
    private static String options(int port) {
        return "-c port=" + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                + " -c shared_buffers=64MB -c max_connections=100 -c max_wal_size=256MB"
                + " -c timezone=UTC -c log_timezone=UTC -c log_line_prefix='%m [%p] '";
    }

    /** The last one, so that those who know the address find the server again after a restart. */
    private int port() throws IOException {
        Path lastOptions = data.path().resolve("postmaster.opts");
        Matcher port = LAST_PORT.matcher(Files.exists(lastOptions) ? Files.readString(lastOptions) : "");
        if (port.find()) {
            try {
                return free(Integer.parseInt(port.group(1)));
            } catch (BindException taken) {
                return free(0);
            }
        }
        return free(0);
    }

    /** The port, or any one for 0, if it is free at this moment. */
    private static int free(int port) throws IOException {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /**
     * Afterwards no server of this data directory lives: asked to stop and, after {@code limit}, killed. Neither loses
     * what is committed.
     */
    void stop(Duration limit) throws IOException {
        Optional<Postmaster> server = running();
        if (server.isEmpty()) {
            return;
        }
        askToStop(limit);
        if (!Poll.until(() -> !server.get().lives(), EXIT_LIMIT)) {
            kill(server.get());
        }
    }

    private void askToStop(Duration limit) throws IOException {
        // Its exit code does not matter: whether the process still lives does.
        var unused = runAs.run(
                limit.plus(SLACK),
                binaries.resolve("bin/pg_ctl").toString(),
                "stop",
                "--wait",
                "--timeout=" + limit.toSeconds(),
                "--mode=fast",
                "--pgdata=" + data.path());
    }

    private void kill(Postmaster stubborn) {
        stubborn.process().ifPresent(ProcessHandle::destroyForcibly);
        if (!Poll.until(() -> !stubborn.lives(), EXIT_LIMIT)) {
            throw new PostgresUnavailable("the PostgreSQL server with process id " + stubborn.pid() + " (data in "
                    + data.path() + ") can not be stopped: end it by hand");
        }
    }

    /** The last line of the server's log, for a message; empty when there is none. */
    String lastWords() {
        try (var lines = Files.lines(log)) {
            return lines.reduce("", (before, line) -> line).strip();
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }
}
