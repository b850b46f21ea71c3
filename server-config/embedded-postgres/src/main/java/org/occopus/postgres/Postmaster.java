package org.occopus.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server process as its {@code postmaster.pid} names it
 * (<a href="https://github.com/postgres/postgres/blob/REL_17_STABLE/src/include/utils/pidfile.h">pidfile.h</a>).
 *
 * @param data the data directory
 * @param pid as written; the process may be gone, and the number may belong to another process by now
 * @param port 0 while the server has not written it yet
 */
record Postmaster(Path data, long pid, int port) {
    private static final String FILE = "postmaster.pid";
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** Empty when no server was started here, or the last one was stopped in order, or the file is unreadable. */
    static Optional<Postmaster> of(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        long pid = number(lines, PID_LINE);
        // A negative number stands for a server in single-user mode.
        return pid == 0
                ? Optional.empty()
                : Optional.of(new Postmaster(data, Math.abs(pid), (int) number(lines, PORT_LINE)));
    }

    private static long number(List<String> lines, int index) {
        if (index >= lines.size() || !lines.get(index).strip().matches("-?\\d{1,18}")) {
            return 0;
        }
        return Long.parseLong(lines.get(index).strip());
    }

    /** Whether the process lives and is a PostgreSQL server of this data directory. */
    boolean lives() {
        Optional<ProcessHandle> process = process();
        return process.isPresent() && worksInDataDirectory();
    }

    /** The live process with this number, whoever it belongs to. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    private boolean worksInDataDirectory() {
        try {
            // A postmaster changes into its data directory at start.
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), data);
        } catch (IOException e) {
            // It ended meanwhile, or it is somebody else's and we may not look.
            return false;
        }
    }

    /**
     * Makes the next start ignore the number in the file, which another process has got meanwhile. The file stays:
     * its last lines keep PostgreSQL from starting beside old workers that still use the shared memory.
     *
     * @param starter a process that PostgreSQL takes for its own starter, and so for harmless
     */
    void disown(long starter) throws IOException {
        Path file = data.resolve(FILE);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(PID_LINE, Long.toString(starter));
        Files.write(file, lines);
    }
}
