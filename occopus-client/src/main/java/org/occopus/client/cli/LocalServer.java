package org.occopus.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.occopus.client.OccopusClient;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;

/** Starts the server of this machine in the background through the launcher, which names itself in the environment. */
final class LocalServer {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String LAUNCHER = "OCCOPUS_LAUNCHER";

    private final Invocation invocation;
    private final OccopusClient client;

    LocalServer(Invocation invocation, OccopusClient client) {
        this.invocation = invocation;
        this.client = client;
    }

    void start() {
        String launcher = invocation.variable(LAUNCHER).orElseThrow(this::noLauncher);
        Terminal terminal = invocation.terminal();
        terminal.say("Starting the local Occopus server at " + client.server() + " …");
        long start = System.nanoTime();
        run(launcher);
        if (!client.service().isReady()) {
            throw failed("it was started and does not answer at " + client.server() + "/health/ready", "");
        }
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        terminal.say(String.format(
                Locale.ROOT, "… ready in %.1f s; stop it with %s rest-service --stop", seconds, launcher));
    }

    /** The launcher returns when the server is ready. Its words go to a file: a pipe would stay open with the server. */
    private void run(String launcher) {
        try {
            Path words = Files.createTempFile("occopus-start", ".log");
            try {
                Process process = new ProcessBuilder(command(launcher))
                        .directory(invocation.directory().toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(words.toFile())
                        .start();
                await(process, words);
            } finally {
                Files.delete(words);
            }
        } catch (IOException e) {
            throw failed(launcher + " can not be run", String.valueOf(e.getMessage()));
        }
    }

    private List<String> command(String launcher) {
        List<String> command = new ArrayList<>(List.of(launcher, "rest-service", "--background"));
        if (!client.server().equals(OccopusClient.DEFAULT_SERVER)) {
            command.addAll(List.of(
                    "--host",
                    client.server().getHost(),
                    "--port",
                    Integer.toString(client.server().getPort())));
        }
        return command;
    }

    private void await(Process process, Path words) throws IOException {
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw failed("it is not ready after " + START_LIMIT.toSeconds() + " s", Files.readString(words));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", "");
        }
        if (process.exitValue() != 0) {
            throw failed("its launcher ended with exit code " + process.exitValue(), Files.readString(words));
        }
    }

    private CommandException noLauncher() {
        return new CommandException(
                ExitCode.UNREACHABLE,
                "ERROR: no Occopus server listens at " + client.server()
                        + ", and this command does not know how to start one (" + LAUNCHER
                        + " is not set). Use the launcher ./occopus, or name a server with --server URL.");
    }

    private static CommandException failed(String what, String words) {
        String details = words.isBlank() ? "" : System.lineSeparator() + words.strip();
        return new CommandException(
                ExitCode.UNREACHABLE, "ERROR: the local Occopus server could not be started: " + what + details);
    }
}
