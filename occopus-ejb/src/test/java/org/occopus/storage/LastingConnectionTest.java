package org.occopus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With a database that can be restarted: then all of its connections are dead. */
class LastingConnectionTest {
    private final List<Link> links = new ArrayList<>();

    /** One connection as the driver makes it. */
    private static final class Link {
        private boolean dead;
        private boolean autoCommit = true;
        private final List<String> calls = new ArrayList<>();

        Connection connection() {
            return (Connection) Proxy.newProxyInstance(
                    Link.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> answer(method, arguments));
        }

        private @Nullable Object answer(Method method, Object[] arguments) throws SQLException {
            switch (method.getName()) {
                case "isClosed" -> {
                    return dead;
                }
                case "isValid" -> {
                    return !dead;
                }
                case "getAutoCommit" -> {
                    return autoCommit;
                }
                case "close" -> dead = true;
                default -> {
                    if (dead) {
                        throw new SQLException("This connection has been closed.");
                    }
                    calls.add(method.getName());
                    if (method.getName().equals("setAutoCommit")) {
                        autoCommit = (boolean) arguments[0];
                    }
                }
            }
            return null;
        }
    }

    private Connection open() throws SQLException {
        return LastingConnection.of(() -> {
            Link link = new Link();
            links.add(link);
            return link.connection();
        });
    }

    private void restartDatabase() {
        links.forEach(link -> link.dead = true);
    }

    @Test
    void keepsAConnectionThatWorks() throws SQLException {
        Connection connection = open();
        connection.createStatement();
        connection.createStatement();

        assertThat(links).hasSize(1);
    }

    @Test
    void replacesABrokenOneBetweenTransactions() throws SQLException {
        Connection connection = open();
        restartDatabase();
        connection.createStatement();
        restartDatabase();
        connection.setAutoCommit(false);
        connection.createStatement();
        connection.commit();

        assertThat(links).hasSize(3);
        assertThat(links.get(2).calls).containsExactly("setAutoCommit", "createStatement", "commit");
    }

    @Test
    void neverGoesOnWithATransactionOnAnotherConnection() throws SQLException {
        Connection connection = open();
        connection.setAutoCommit(false);
        connection.createStatement();
        restartDatabase();

        assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        connection.rollback();
        assertThat(links).hasSize(1);
    }

    @Test
    void beginsTheNextTransactionOnAnotherConnection() throws SQLException {
        Connection connection = open();
        connection.setAutoCommit(false);
        restartDatabase();
        connection.setAutoCommit(false);
        connection.commit();

        assertThat(links.get(1).calls).containsExactly("setAutoCommit", "commit");
    }
}
