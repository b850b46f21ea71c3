package org.occopus.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection that outlives a restart of the database. Between transactions a broken one is replaced by a new one, so
 * that a pool never hands out dead connections; the application servers' own ways to see to that need configuration of
 * each server. A transaction that breaks in the middle fails, as ever.
 */
final class LastingConnection implements InvocationHandler {
    /** A connection that was used a moment ago works; asking each time would double the round trips. */
    private static final Duration TRUSTED = Duration.ofMillis(500);

    private static final int ANSWERS_WITHIN_SECONDS = 5;

    private final Opening opening;
    private Connection connection;
    private long usedAt = System.nanoTime();
    private boolean inTransaction;

    /** Opens a connection. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    private LastingConnection(Opening opening) throws SQLException {
        this.opening = opening;
        this.connection = opening.open();
    }

    /** Opens the first connection at once. */
    static Connection of(Opening opening) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                LastingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LastingConnection(opening));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "isClosed", "isValid", "toString", "close", "abort" -> passed(method, arguments);
            case "setAutoCommit" -> switched(method, arguments);
            case "rollback" -> connection.isClosed() ? null : passed(method, arguments);
            default -> inTransaction ? passed(method, arguments) : passedToWorking(method, arguments);
        };
    }

    private @Nullable Object switched(Method method, Object @Nullable [] arguments) throws Throwable {
        // Whatever was in a broken transaction is gone with its connection.
        inTransaction &= !connection.isClosed();
        Object nothing = inTransaction ? passed(method, arguments) : passedToWorking(method, arguments);
        inTransaction = !connection.getAutoCommit();
        return nothing;
    }

    private @Nullable Object passedToWorking(Method method, Object @Nullable [] arguments) throws Throwable {
        boolean trusted = System.nanoTime() - usedAt < TRUSTED.toNanos() && !connection.isClosed();
        if (!trusted && !connection.isValid(ANSWERS_WITHIN_SECONDS)) {
            connection.close();
            connection = opening.open();
        }
        return passed(method, arguments);
    }

    private @Nullable Object passed(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            usedAt = System.nanoTime();
        }
    }
}
