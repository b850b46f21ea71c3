package org.occopus.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.occopus.postgres.EmbeddedPostgres;

/**
 * An empty PostgreSQL before any application server starts, gone after all have ended. Tells {@code arquillian.xml} how
 * to reach it, and which ports are free.
 */
public final class TestDatabase implements LauncherSessionListener {
    private static final int KEY_BYTES = 32;

    private final Path servers = Path.of(System.getProperty("container.servers", "target/servers"));
    private final Path home = servers.resolve("database");
    private final Path programs = servers.resolve("postgresql");
    private Optional<EmbeddedPostgres> postgres = Optional.empty();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        stopLeftOver();
        delete(home);
        EmbeddedPostgres started = EmbeddedPostgres.start(home, programs);
        postgres = Optional.of(started);
        // A run that is cut short never closes its session.
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "database-shutdown"));
        System.setProperty("container.options", options(started));
        System.setProperty("container.http.port", freePort());
        System.setProperty("container.management.port", freePort());
    }

    private void stopLeftOver() {
        if (Files.exists(home.resolve("postgresql/data/postmaster.pid"))) {
            EmbeddedPostgres.start(home, programs).close();
        }
    }

    private static String options(EmbeddedPostgres database) {
        String key = Base64.getEncoder().encodeToString(new byte[KEY_BYTES]);
        // Payara on JDK 25 needs IPv4 settled before anything else; start-up counts more than peak speed.
        return String.join(
                " ",
                "-Djava.net.preferIPv4Stack=true",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Doccopus.db.url=" + database.url(),
                "-Doccopus.db.user=" + database.user(),
                "-Doccopus.db.password=" + database.password(),
                "-Doccopus.secret.key=" + key);
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void launcherSessionClosed(@Nullable LauncherSession session) {
        postgres.ifPresent(EmbeddedPostgres::close);
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
