package org.occopus.server;

import org.occopus.postgres.PostgresUnavailable;

/** The server can not start. The message is one line that names what is wrong and what to do about it. */
final class ServerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Exit exit;

    ServerFailure(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    ServerFailure(Exit exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    /** With the message of {@code cause}, which is one such line already. */
    ServerFailure(Exit exit, PostgresUnavailable cause) {
        super(cause.getMessage(), cause);
        this.exit = exit;
    }

    Exit exit() {
        return exit;
    }
}
