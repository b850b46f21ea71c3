package org.occopus.client.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The streams that a process is started with. */
final class StandardStreams {
    private static final Path ERRORS = Path.of("/proc/self/fd/2");
    private static final int TEST_SECONDS = 2;

    private StandardStreams() {}

    static Terminal terminal(Map<String, String> environment) {
        boolean live = errorsGoToTerminal() && !"dumb".equals(environment.get("TERM"));
        boolean colour = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                live,
                colour ? Palette.COLOURED : Palette.PLAIN);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }

    /** Java does not tell about standard error alone; Linux shows the device, elsewhere {@code test -t} is asked. */
    private static boolean errorsGoToTerminal() {
        try {
            if (!Files.isSymbolicLink(ERRORS)) {
                return testCommand();
            }
            String target = Files.readSymbolicLink(ERRORS).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean testCommand() throws IOException {
        Process test = new ProcessBuilder("test", "-t", "2")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return test.waitFor(TEST_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
