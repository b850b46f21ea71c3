package org.occopus.server;

/** Why the server ended by itself; the codes are part of the interface, see README.md. */
enum Exit {
    USAGE(2, 2),
    PORT(3, 1),
    DATABASE(4, 1),
    HOME(5, 1),
    ALREADY_RUNNING(6, 1),
    NOT_READY(7, 1),
    TLS(8, 2);

    private final int code;
    private final int commandCode;

    Exit(int code, int commandCode) {
        this.code = code;
        this.commandCode = commandCode;
    }

    /** Of the jar alone. */
    int code() {
        return code;
    }

    /** Of {@code occopus rest-service}, where a code means the same for every command (docs/command-line.md). */
    int commandCode() {
        return commandCode;
    }
}
