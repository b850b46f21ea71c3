package org.occopus.client.cli;

/** What the exit code of a command means. A command that is interrupted ends with 130, as shells expect. */
final class ExitCode {
    static final int DONE = 0;
    /** What was asked for was tried and did not succeed. */
    static final int FAILED = 1;
    /** The command was written wrongly. */
    static final int USAGE = 2;
    /** There is no such infrastructure, node or instance. */
    static final int NOT_FOUND = 3;
    /** The server refused: a description is wrong, or the request does not fit. */
    static final int REFUSED = 4;
    /** No server answers. */
    static final int UNREACHABLE = 5;

    private ExitCode() {}
}
