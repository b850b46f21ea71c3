package org.occopus.plugins.healthchecks;

import java.sql.SQLException;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.NonRegisteringDriver;
import org.occopus.spi.Deadline;

/** Logs in to a database and out again. The only class that names the client library. */
final class DatabaseLogin {
    /** All that do not send the password itself: the server is not known to be the right one. */
    private static final String METHODS = "mysql_native_password,client_ed25519,parsec,caching_sha2_password";

    private DatabaseLogin() {}

    static void tryOut(DatabaseProbe probe, Deadline deadline) throws SQLException {
        int milliseconds = (int) Math.max(1, deadline.remaining().toMillis());
        // Of a parsed address: one that was only built lacks what connecting asks for (Connector/J 3.5.11).
        Configuration configuration = Configuration.parse("jdbc:mariadb://localhost/").toBuilder()
                .addresses(HostAddress.from(probe.host(), probe.port()))
                .database(probe.name())
                .user(probe.user())
                .password(probe.password())
                .connectTimeout(milliseconds)
                .socketTimeout(milliseconds)
                .restrictedAuth(METHODS)
                .allowPublicKeyRetrieval(true)
                .allowLocalInfile(false)
                .permitRedirect(false)
                .build();
        NonRegisteringDriver.connect(configuration).close();
    }
}
