package org.occopus.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of requests that other servers stored ({@code LISTEN}, PostgreSQL manual, chapter "NOTIFY"), on one connection
 * of its own. When the connection breaks it is opened again; the timers are the fallback meanwhile.
 */
public final class RequestListener implements Runnable, AutoCloseable {
    static final String CHANNEL = "occopus_request";

    private static final Logger LOG = LoggerFactory.getLogger(RequestListener.class);
    private static final Duration LISTEN_AT_ONCE = Duration.ofSeconds(10);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Consumer<String> wake;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param dataSource gives a connection that nobody else uses
     * @param wake takes the ids of infrastructures
     */
    public RequestListener(DataSource dataSource, Consumer<String> wake) {
        this.dataSource = dataSource;
        this.wake = wake;
    }

    /** Listens until closed. */
    @Override
    public void run() {
        try {
            do {
                listenOnce();
            } while (!closed.await(RECONNECT_AFTER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenOnce() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (closed.getCount() > 0) {
                PGNotification[] heard = postgres.getNotifications((int) LISTEN_AT_ONCE.toMillis());
                for (PGNotification notification : heard) {
                    wake.accept(notification.getParameter());
                }
            }
        } catch (SQLException e) {
            if (closed.getCount() > 0) {
                LOG.warn("Lost the connection that hears of requests to other servers: {}", e.getMessage());
            }
        }
    }

    /** Ends it within seconds. */
    @Override
    public void close() {
        closed.countDown();
    }
}
