package org.occopus.server;

/** Why the server ended by itself; the codes are part of the interface, see README.md. */
enum Exit {
    USAGE(2),
    PORT(3),
    DATABASE(4),
    HOME(5),
    ALREADY_RUNNING(6),
    NOT_READY(7),
    TLS(8);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
