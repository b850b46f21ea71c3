package org.occopus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ready when the database answers; its schema is brought up to date before this bean exists. */
@Startup
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);
    private static final int SECONDS = 3;

    @Inject
    DataSource dataSource;

    @Override
    public HealthCheckResponse call() {
        return asked(dataSource);
    }

    static HealthCheckResponse asked(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return HealthCheckResponse.named("database")
                    .status(connection.isValid(SECONDS))
                    .build();
        } catch (SQLException e) {
            // Everybody may ask; where the database is and who the server is there, is in the log only.
            LOG.warn("The database does not answer: {}", e.getMessage());
            return HealthCheckResponse.named("database")
                    .down()
                    .withData("reason", "The database does not answer; the server's log says more.")
                    .build();
        }
    }
}
