package org.occopus.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program.
 *
 * @param exit the exit code
 * @param output what it wrote, both streams together
 */
record Command(int exit, String output) {

    /** Runs to the end, or to the end of {@code patience}: then the program is killed and an IOException says so. */
    static Command run(List<String> words, Duration patience) throws IOException {
        Path output = Files.createTempFile("occopus-postgresql-", ".out");
        try {
            // A file and not a pipe: a server left behind by the program would keep a pipe open for ever.
            Process process = builder(words).redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            await(process, words, patience);
            return new Command(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8).strip());
        } finally {
            Files.delete(output);
        }
    }

    private static ProcessBuilder builder(List<String> words) {
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .directory(Path.of("/").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static void await(Process process, List<String> words, Duration patience) throws IOException {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(words.getLast() + " did not end within " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + words.getFirst(), e);
        }
    }

    boolean succeeded() {
        return exit == 0;
    }

    /** The last line that it wrote; empty when it wrote nothing. */
    String lastLine() {
        return output.lines().reduce("", (before, line) -> line).strip();
    }
}
