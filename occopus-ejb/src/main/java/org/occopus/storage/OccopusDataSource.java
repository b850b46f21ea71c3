package org.occopus.storage;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Connections to the configured PostgreSQL; the application server pools them. Needs no configuration of the server,
 * so one WAR runs on all of them, and a restart of the database
 * needs nobody's hand.
 */
public class OccopusDataSource implements DataSource {
    /**
     * A server that stands still or is cut off in the middle of a transaction would keep its locks, and nobody could take
     * over from it. (PostgreSQL manual, "Client Connection Defaults"; not a start-up option, which poolers refuse.)
     */
    private static final String LET_GO = "SET idle_in_transaction_session_timeout = '10s'";

    private String applicationName = "";

    /** What PostgreSQL shows of these connections ({@code pg_stat_activity.application_name}). */
    public String getApplicationName() {
        return applicationName;
    }

    /** See {@link #getApplicationName}. */
    public void setApplicationName(String applicationName) {
        this.applicationName = applicationName;
    }

    @Override
    public Connection getConnection() throws SQLException {
        DatabaseSettings settings = DatabaseSettings.of(System.getenv(), System.getProperties());
        return connect(settings.url(), settings.connectionProperties());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        // WildFly always asks this way, with empty texts where the definition names nobody.
        if (user.isEmpty()) {
            return getConnection();
        }
        DatabaseSettings settings = DatabaseSettings.of(System.getenv(), System.getProperties());
        Properties properties = settings.connectionProperties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return connect(settings.url(), properties);
    }

    private Connection connect(String url, Properties properties) throws SQLException {
        properties.setProperty("ApplicationName", applicationName);
        return LastingConnection.of(() -> opened(url, properties));
    }

    private Connection opened(String url, Properties properties) throws SQLException {
        Connection connection = DatabaseSettings.connect(url, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LET_GO);
        }
        return connection;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // The driver logs through java.util.logging.
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("Set connectTimeout in OCCOPUS_DB_URL instead");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return new Driver().getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Not a wrapper for " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
