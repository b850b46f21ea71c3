package org.occopus.client.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server as the operating system of this machine sees it, see {@code proc(5)}. */
final class ServerProcess {
    /** {@code sysconf(_SC_CLK_TCK)} is 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;
    /** In {@code /proc/PID/stat} after the command's closing bracket: user and system time. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;
    private static final int GC_SECONDS = 20;

    private final long pid;

    private ServerProcess(long pid) {
        this.pid = pid;
    }

    /** The process whose number is the first word of the file; empty when there is no such process here. */
    static Optional<ServerProcess> of(Path pidFile) {
        try {
            String word = Files.readString(pidFile).strip().split("\\s+")[0];
            long pid = Long.parseLong(word);
            return Files.isDirectory(Path.of("/proc", word)) ? Optional.of(new ServerProcess(pid)) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The memory that the process has in use, as the operating system counts it. */
    double residentMebibytes() throws IOException {
        try (Stream<String> lines = Files.lines(proc("status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        }
    }

    /** The processor time that the process has used since it was started. */
    double processorSeconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
    }

    /** Has garbage collected, so that the heap in use is what is needed; false when that is not possible. */
    boolean collectGarbage() throws InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home", ""), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return false;
        }
        try {
            Process process = new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid), "GC.run"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(GC_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
