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
    private static final int IN = 0;
    private static final int OUT = 1;
    private static final int ERR = 2;
    private static final int TEST_SECONDS = 2;

    private StandardStreams() {}

    static Terminal terminal(Map<String, String> environment) {
        boolean errors = isTerminal(ERR);
        boolean capable = !"dumb".equals(environment.get("TERM"));
        boolean colour = capable && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                new Screen(
                        errors && capable,
                        errors && isTerminal(IN),
                        palette(colour && errors),
                        palette(colour && isTerminal(OUT))));
    }

    private static Palette palette(boolean colour) {
        return colour ? Palette.COLOURED : Palette.PLAIN;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }

    /** Java does not tell about one stream alone; Linux shows the device, elsewhere {@code test -t} is asked. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
        try {
            if (!Files.isSymbolicLink(link)) {
                return testCommand(descriptor);
            }
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean testCommand(int descriptor) throws IOException {
        Process test = new ProcessBuilder("test", "-t", Integer.toString(descriptor))
                .inheritIO()
                .start();
        try {
            return test.waitFor(TEST_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
