package org.occopus.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * How to reach PostgreSQL: environment {@code OCCOPUS_DB_URL, OCCOPUS_DB_USER, OCCOPUS_DB_PASSWORD}, or the system
 * properties {@code occopus.db.url, occopus.db.user, occopus.db.password}, which win.
 *
 * @param url {@code jdbc:postgresql://…}
 * @param user empty when the URL says it
 * @param password empty when the URL says it, or none is needed
 */
public record DatabaseSettings(String url, Optional<String> user, Optional<String> password) {

    /**
     * Reads the settings.
     *
     * @param environment of the process
     * @param properties of the virtual machine
     * @throws IllegalStateException when there is no URL
     */
    public static DatabaseSettings of(Map<String, String> environment, Properties properties) {
        String url = setting("url", environment, properties)
                .orElseThrow(() -> new IllegalStateException(
                        "No database is configured: set OCCOPUS_DB_URL to jdbc:postgresql://host/database,"
                                + " and OCCOPUS_DB_USER and OCCOPUS_DB_PASSWORD."));
        return new DatabaseSettings(
                url, setting("user", environment, properties), setting("password", environment, properties));
    }

    private static Optional<String> setting(String name, Map<String, String> environment, Properties properties) {
        return Optional.ofNullable(properties.getProperty("occopus.db." + name))
                .or(() -> Optional.ofNullable(environment.get("OCCOPUS_DB_" + name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    /** What the driver takes besides the URL. */
    public Properties connectionProperties() {
        Properties properties = new Properties();
        user.ifPresent(value -> properties.setProperty("user", value));
        password.ifPresent(value -> properties.setProperty("password", value));
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        return properties;
    }

    /**
     * A connection that nobody pools; the caller closes it. Waits at most 10 s for the server.
     *
     * @throws SQLException when the server is not there or refuses the login, or the URL is not PostgreSQL's
     */
    public Connection connect() throws SQLException {
        Properties properties = connectionProperties();
        properties.setProperty("ApplicationName", "occopus");
        return connect(url, properties);
    }

    static Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("OCCOPUS_DB_URL is not a PostgreSQL URL: " + url);
        }
        return connection;
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return url;
    }
}
