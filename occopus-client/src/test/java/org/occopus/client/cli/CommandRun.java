package org.occopus.client.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.TestTerminal;

/** One command, run in this JVM as {@link Main} runs it. */
final class CommandRun {
    private final Map<String, String> environment = new HashMap<>();
    private final Path directory;
    private String input = "";
    private boolean live;
    private TestTerminal terminal = new TestTerminal(false, "");
    private Interrupts interrupts = new Interrupts(code -> {});

    CommandRun(Path directory) {
        this.directory = directory;
        environment.put("OCCOPUS_HOME", directory.resolve("home").toString());
    }

    CommandRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandRun input(String text) {
        input = text;
        return this;
    }

    CommandRun live() {
        live = true;
        return this;
    }

    /** What presses Ctrl-C in the run that comes next; it belongs to the calling thread. */
    Interrupts interrupts() {
        return interrupts;
    }

    int run(String... arguments) {
        terminal = new TestTerminal(live, input);
        int exitCode = Main.run(
                new Invocation(terminal.terminal(), environment, directory, InstantSource.system(), interrupts),
                arguments);
        interrupts = new Interrupts(code -> {});
        return exitCode;
    }

    String out() {
        return terminal.out();
    }

    String err() {
        return terminal.err();
    }
}
