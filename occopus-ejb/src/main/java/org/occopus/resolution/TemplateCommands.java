package org.occopus.resolution;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/**
 * What the template function {@code cmd} may run on the machine of the server: nothing, unless the operator allows
 * programs by name. A program gets its arguments without a shell and 10 seconds.
 */
public final class TemplateCommands {
    /** Environment variable: names of programs, separated by commas. */
    public static final String VARIABLE = "OCCOPUS_TEMPLATE_CMD";

    private static final int LARGEST_OUTPUT = 1024 * 1024;
    private static final int LONGEST_SECONDS = 10;

    private final Set<String> allowed;
    private final boolean trial;

    private TemplateCommands(Set<String> allowed, boolean trial) {
        this.allowed = Set.copyOf(allowed);
        this.trial = trial;
    }

    /** Nothing may be run. */
    public static TemplateCommands off() {
        return new TemplateCommands(Set.of(), false);
    }

    /**
     * As the environment says.
     *
     * @param names value of {@link #VARIABLE}; null or empty allows nothing
     */
    public static TemplateCommands of(@Nullable String names) {
        return new TemplateCommands(
                Arrays.stream((names == null ? "" : names).split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()),
                false);
    }

    /** The same, but answering with a placeholder in the place of running anything. */
    TemplateCommands onTrial() {
        return new TemplateCommands(allowed, true);
    }

    /**
     * Runs a command.
     *
     * @param command program and arguments, separated by spaces
     * @return what it printed
     * @throws TemplateException when it is not allowed, fails, or takes too long
     */
    String run(String command) {
        List<String> words = List.of(command.strip().split("\\s+"));
        if (!allowed.contains(words.get(0))) {
            throw new TemplateException("cmd: '" + words.get(0) + "' may not be run on the server; its operator allows"
                    + " programs by name with the environment variable " + VARIABLE);
        }
        return trial ? "placeholder" : output(words);
    }

    private static String output(List<String> words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            try (var stdout = process.getInputStream()) {
                Thread.ofVirtual().start(() -> endInTime(process));
                byte[] output = stdout.readNBytes(LARGEST_OUTPUT);
                process.destroy();
                return new String(output, StandardCharsets.UTF_8);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new TemplateException("cmd: '" + words.get(0) + "' failed: " + e.getMessage());
        }
    }

    private static void endInTime(Process process) {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
