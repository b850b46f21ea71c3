package org.occopus.client.terminal;

/** What the exit code of a command means. A command that is interrupted ends with 130, as shells expect. */
public final class ExitCode {
    /** All that was asked for is done. */
    public static final int DONE = 0;
    /** What was asked for was tried and did not succeed. */
    public static final int FAILED = 1;
    /** The command was written wrongly, or names a file that can not be read. */
    public static final int USAGE = 2;
    /** There is no such infrastructure, node, instance or node definition. */
    public static final int NOT_FOUND = 3;
    /** Refused: a description is not valid, the request does not fit, or the login does not suffice. */
    public static final int REFUSED = 4;
    /** No server answers. */
    public static final int UNREACHABLE = 5;

    private ExitCode() {}
}
