package org.occopus.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Who serves a home, as {@code server.pid} tells the launcher: one line with process id, host, port, start of the
 * process in clock ticks since boot (tells it from a later process with the same number), the same as a time, and the
 * scheme.
 *
 * @param ticks field 22 of <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">/proc/pid/stat</a>;
 *     0 where there is no such file
 * @param since ISO 8601, UTC; {@code -} where the system does not tell
 * @param scheme {@code http} or {@code https}
 */
record ServerProcess(long pid, String host, int port, long ticks, String since, String scheme) {
    private static final int FIELDS = 6;
    // The fields are counted behind the program's name, which ends with the last bracket; "22" is the 20th of these.
    private static final int START_FIELD = 20;

    static ServerProcess current(Address address) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        String since = self.info().startInstant().map(start -> start.toString()).orElse("-");
        return new ServerProcess(
                self.pid(),
                address.host(),
                address.port(),
                ownTicks(),
                since,
                address.uri().getScheme());
    }

    private static long ownTicks() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
        return Long.parseLong(fields[START_FIELD - 1]);
    }

    /** Empty when there is no such file, or it holds something else. */
    static Optional<ServerProcess> read(Path file) {
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" "));
            if (words.size() != FIELDS) {
                return Optional.empty();
            }
            return Optional.of(new ServerProcess(
                    Long.parseLong(words.get(0)),
                    words.get(1),
                    Integer.parseInt(words.get(2)),
                    Long.parseLong(words.get(3)),
                    words.get(4),
                    words.get(5)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling("server.pid.new");
        Files.writeString(fresh, pid + " " + host + " " + port + " " + ticks + " " + since + " " + scheme + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    URI uri() {
        return new Address(host, port, scheme.equals("https")).uri();
    }
}
