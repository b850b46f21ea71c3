package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.occopus.postgres.EmbeddedPostgres;

/** Several servers on one PostgreSQL, all of them processes of their own. */
final class Cluster implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final Pattern NAME = Pattern.compile("holds leases as ([0-9a-f-]{36})");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path home;
    private final List<RunningServer> servers = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final Map<Integer, CompletableFuture<Void>> restarts = new ConcurrentHashMap<>();
    private EmbeddedPostgres postgres;

    private Cluster(Path home) {
        this.home = home;
        this.postgres = EmbeddedPostgres.start(home, PROGRAMS);
    }

    /** Starts servers with these settings besides the database's. */
    static Cluster start(Path directory, int count, Map<String, String> settings) {
        var cluster = new Cluster(directory.resolve("database"));
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("OCCOPUS_DB_URL", cluster.postgres.url());
        environment.put("OCCOPUS_DB_USER", cluster.postgres.user());
        environment.put("OCCOPUS_DB_PASSWORD", cluster.postgres.password());
        environment.put("OCCOPUS_SECRET_KEY", KEY);
        cluster.add(RunningServer.start(directory.resolve("server0"), environment));
        IntStream.range(1, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> RunningServer.start(directory.resolve("server" + i), environment),
                        Thread.ofPlatform()::start))
                .toList()
                .forEach(server -> cluster.add(server.join()));
        return cluster;
    }

    private void add(RunningServer server) {
        servers.add(server);
        sites.add(new Site(server));
    }

    int size() {
        return servers.size();
    }

    RunningServer server(int place) {
        return servers.get(place);
    }

    Site site(int place) {
        return sites.get(place);
    }

    /** What the database says. */
    LeaseTable leases() {
        return new LeaseTable(postgres.login());
    }

    /** Compares the database with the simulated cloud. */
    FireOracle oracle() {
        return new FireOracle(postgres.login());
    }

    /** What a server is called in leases since its last start. */
    String nameOf(int place) {
        try (Stream<Path> logs = Files.list(server(place).home().resolve("logs"))) {
            return logs.filter(log -> log.getFileName().toString().matches("server\\.\\d+\\.log"))
                    .flatMap(Cluster::names)
                    .reduce((before, last) -> last)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(Path log) {
        try {
            return NAME.matcher(Files.readString(log)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server that holds this lease. */
    int placeOf(String owner) {
        return IntStream.range(0, size())
                .filter(place -> nameOf(place).equals(owner))
                .findFirst()
                .orElseThrow();
    }

    /** The server that controls an infrastructure, once one does. */
    int controllerOf(String id) {
        assertThat(Poll.until(() -> leases().of(id).stands(), LIMIT))
                .as("somebody controls " + id)
                .isTrue();
        return placeOf(leases().of(id).owner());
    }

    /** Any server but this one. */
    int otherThan(int place) {
        return (place + 1) % size();
    }

    /** Starts a server that was killed, beside everything else. */
    void restartMeanwhile(int place) {
        restarts.put(place, CompletableFuture.runAsync(server(place)::restart, Thread.ofPlatform()::start));
    }

    /** Whether it is not just being started; fails when its start did. */
    boolean isUp(int place) {
        CompletableFuture<Void> restart = restarts.get(place);
        if (restart == null || !restart.isDone()) {
            return restart == null;
        }
        restart.join();
        return true;
    }

    /** Returns when at least so many servers are up. */
    void awaitUp(int count) {
        assertThat(Poll.until(
                        () -> IntStream.range(0, size()).filter(this::isUp).count() >= count, START_LIMIT))
                .as("%d servers are up", count)
                .isTrue();
    }

    /** Returns when this server is up. */
    void awaitStart(int place) {
        assertThat(Poll.until(() -> isUp(place), START_LIMIT))
                .as("server %d is up", place)
                .isTrue();
    }

    /** This server, or the next one that is up. */
    int upFrom(int place) {
        return IntStream.range(place, place + size())
                .map(next -> next % size())
                .filter(this::isUp)
                .findFirst()
                .orElseThrow();
    }

    /** The server stands still, and knows nothing of it. */
    void halt(int place) {
        signal("-STOP", place);
    }

    /** It goes on as if nothing had been. */
    void goOn(int place) {
        signal("-CONT", place);
    }

    private void signal(String name, int place) {
        try {
            int exit = new ProcessBuilder(
                            "kill", name, Long.toString(server(place).pid()))
                    .start()
                    .waitFor();
            assertThat(exit).as("kill " + name).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills the database and starts it again at the same address. */
    void crashDatabase() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(home.resolve("postgresql/data/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(Poll.until(() -> ProcessHandle.of(pid).isEmpty(), LIMIT)).isTrue();
        String before = postgres.url();
        postgres = EmbeddedPostgres.start(home, PROGRAMS);
        assertThat(postgres.url()).isEqualTo(before);
    }

    @Override
    public void close() {
        try {
            restarts.values().forEach(restart -> Poll.until(restart::isDone, START_LIMIT));
            servers.forEach(RunningServer::close);
        } finally {
            postgres.close();
        }
    }
}
