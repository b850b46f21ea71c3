package org.occopus.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of requests that other servers stored ({@code LISTEN}, PostgreSQL manual, chapter "NOTIFY"), on one connection
 * of its own, which no pool wraps or lends to anybody else. When it breaks or falls silent another one is opened, and
 * what was announced meanwhile is made up for.
 */
public final class RequestListener implements Runnable, AutoCloseable {
    static final String CHANNEL = "occopus_request";

    private static final Logger LOG = LoggerFactory.getLogger(RequestListener.class);
    private static final Duration LISTEN_AT_ONCE = Duration.ofSeconds(10);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);
    private static final int ANSWERS_WITHIN_SECONDS = 5;

    private final DatabaseSettings database;
    private final Consumer<String> wake;
    private final Runnable catchUp;
    private final Duration listenAtOnce;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param database whom to listen to
     * @param wake takes the ids of infrastructures
     * @param catchUp runs whenever listening begins: nobody can tell what was announced before
     */
    public RequestListener(DatabaseSettings database, Consumer<String> wake, Runnable catchUp) {
        this(database, wake, catchUp, LISTEN_AT_ONCE);
    }

    /** @param listenAtOnce after so long a silence the connection is tried out */
    RequestListener(DatabaseSettings database, Consumer<String> wake, Runnable catchUp, Duration listenAtOnce) {
        this.database = database;
        this.wake = wake;
        this.catchUp = catchUp;
        this.listenAtOnce = listenAtOnce;
    }

    /** Listens until closed, whatever happens to the database. */
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
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            catchUp.run();
            hear(connection);
        } catch (SQLException e) {
            if (closed.getCount() > 0) {
                LOG.warn("Lost the connection that hears of requests to other servers: {}", e.getMessage());
            }
        } catch (RuntimeException defect) {
            LOG.error("Could not pass on what other servers announced; everything is looked at again", defect);
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (closed.getCount() > 0) {
            if (!passedOn(postgres.getNotifications((int) listenAtOnce.toMillis()))) {
                if (!connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                    throw new SQLException("no answer within " + ANSWERS_WITHIN_SECONDS + " s");
                }
                // The answer may have brought some along, which would have to wait for the next one.
                passedOn(postgres.getNotifications());
            }
        }
    }

    /** False when there were none. */
    private boolean passedOn(PGNotification[] heard) {
        for (PGNotification notification : heard) {
            wake.accept(notification.getParameter());
        }
        return heard.length > 0;
    }

    /** Ends it within seconds. */
    @Override
    public void close() {
        closed.countDown();
    }
}
