package org.occopus.client.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server of a home, as its {@code server.pid} tells: process id, host, port, start of the process in clock ticks since
 * boot (0 where nothing tells them), the same as a time, scheme.
 */
record HomeServer(long pid, String host, int port, long ticks, String scheme) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final int FIELDS = 6;
    // proc_pid_stat(5): the state is the first field behind the program's name, the start is the twentieth.
    private static final int STATE = 0;
    private static final int START = 19;

    /** Empty unless the process that wrote the file lives: a killed server leaves its file, and anybody may take its port. */
    static Optional<HomeServer> of(Path home) {
        try {
            return read(Files.readString(home.resolve("server.pid")).strip().split(" "))
                    .filter(HomeServer::lives);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<HomeServer> read(String... fields) {
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        return Optional.of(new HomeServer(
                Long.parseLong(fields[0]),
                fields[1],
                Integer.parseInt(fields[2]),
                Long.parseLong(fields[3]),
                fields[5]));
    }

    private boolean lives() {
        return Files.exists(PROCESSES.resolve("self"))
                ? isSame(PROCESSES.resolve(Long.toString(pid)).resolve("stat"))
                : ProcessHandle.of(pid).isPresent();
    }

    /** The start tells the server from a later process with its number. */
    private boolean isSame(Path stat) {
        try {
            String text = Files.readString(stat);
            List<String> fields =
                    List.of(text.substring(text.lastIndexOf(')') + 1).strip().split(" "));
            return !fields.get(STATE).equals("Z")
                    && (ticks == 0 || fields.get(START).equals(Long.toString(ticks)));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it has begun to work; it takes its port some seconds before. */
    static boolean isReady(Path home) {
        return Files.exists(home.resolve("runtime").resolve("ready"));
    }

    /** Where it is reached from this machine. */
    URI address() {
        return URI.create(scheme + "://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port);
    }
}
