package org.occopus.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * An address with a user and a password that a PostgreSQL server may accept.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param user may be empty: the driver then takes the user from the address
 * @param password may be empty
 */
public record Login(String url, String user, String password) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * A new connection; the caller closes it. Waits at most ten seconds.
     *
     * @throws SQLException when the server is not there or refuses the login, or the address is not PostgreSQL's
     */
    public Connection connect() throws SQLException {
        // The driver is named here and not asked of DriverManager, which looks at the caller's class loader.
        Connection connection = new Driver().connect(url, properties());
        if (connection == null) {
            throw new SQLException("its address is not of the form jdbc:postgresql://host:port/database");
        }
        return connection;
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(PATIENCE.toSeconds()));
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Login[" + url + ", " + user + "]";
    }
}
