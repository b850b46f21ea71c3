package org.occopus.plugins.simulator;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** A few connections that are used again and again, as application servers do it. */
final class ConnectionPool implements AutoCloseable {
    private final DataSource source;
    private final Semaphore places;
    private final Deque<Connection> idle = new ArrayDeque<>();

    ConnectionPool(DataSource source, int size) {
        this.source = source;
        this.places = new Semaphore(size);
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            return borrowed();
        });
    }

    private Connection borrowed() throws SQLException {
        places.acquireUninterruptibly();
        Connection connection = take();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                giveBack(connection);
                return null;
            }
            return invoked(connection, method, arguments);
        });
    }

    private synchronized Connection take() throws SQLException {
        Connection connection = idle.poll();
        return connection == null ? source.getConnection() : connection;
    }

    private synchronized void giveBack(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            idle.push(connection);
        }
        places.release();
    }

    private static Object invoked(Connection connection, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public synchronized void close() {
        for (Connection connection : idle) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
