package org.occopus.offline;

/** What the exit code of a command means. */
final class ExitCode {
    static final int VALID = 0;
    static final int REFUSED = 1;
    /** The command was written wrongly, or names a file that cannot be read. */
    static final int USAGE = 2;

    private ExitCode() {}
}
