package org.occopus.offline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.occopus.client.terminal.Screen;
import org.occopus.client.terminal.Terminal;
import org.occopus.registry.PluginRegistry;

/** One command, run in this JVM as {@link Main} runs it. */
final class CommandRun {
    static final PluginRegistry PLUGINS = PluginRegistry.onClassPath();

    private final Map<String, String> environment = new HashMap<>();
    private final Path directory;
    private String input = "";
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    CommandRun(Path directory) {
        this.directory = directory;
    }

    CommandRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandRun input(String text) {
        input = text;
        return this;
    }

    CommandRun file(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                Screen.NONE);
        return Main.run(new Surroundings(terminal, environment, directory, PLUGINS), arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
