package org.occopus.plugins.healthchecks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;

/** One login to one database. */
record DatabaseProbe(String name, String host, int port, String user, String password) implements Probes.Probe {
    private static final String NUMBER_OF_CONNECTION = "^\\(conn=\\d+\\) ";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public String subject() {
        return "database " + name + " of " + host;
    }

    @Override
    public Optional<String> complaint(Deadline deadline) {
        try {
            DatabaseLogin.tryOut(this, deadline.atMost(LIMIT));
            return Optional.empty();
        } catch (SQLException e) {
            String what = reached(e) ? " does not let user " + user + " log in: " : " can not be reached: ";
            return Optional.of(subject() + what + words(e));
        }
    }

    /** Class 08 of SQL:2003 means that there is no connection. */
    private static boolean reached(SQLException thrown) {
        return thrown.getSQLState() == null || !thrown.getSQLState().startsWith("08");
    }

    /** The server's words are the innermost; the driver puts its own before them. */
    private String words(SQLException thrown) {
        Throwable innermost = Stream.iterate((Throwable) thrown, found -> found != null, Throwable::getCause)
                .reduce(thrown, (outer, inner) -> inner);
        String words = Optional.ofNullable(innermost.getMessage())
                .orElse(innermost.getClass().getSimpleName())
                .replaceFirst(NUMBER_OF_CONNECTION, "");
        return password.isEmpty() ? words : words.replace(password, "…");
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "DatabaseProbe[" + name + " of " + host + ":" + port + "]";
    }
}
