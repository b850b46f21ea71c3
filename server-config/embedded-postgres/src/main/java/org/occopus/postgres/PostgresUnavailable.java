package org.occopus.postgres;

/** PostgreSQL can not be used. The message is one line that names what is wrong and what to do about it. */
public final class PostgresUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PostgresUnavailable(String message) {
        super(message);
    }

    public PostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
