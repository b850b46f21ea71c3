package org.occopus.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.occopus.client.OccopusClient;
import org.occopus.client.Pause;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;

/** Starts the server of this machine in the background through the launcher, which names itself in the environment. */
final class LocalServer {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LAUNCHER = "OCCOPUS_LAUNCHER";

    private final Invocation invocation;
    private final OccopusClient client;

    LocalServer(Invocation invocation, OccopusClient client) {
        this.invocation = invocation;
        this.client = client;
    }

    /** For a server of this home that runs, and may still be starting. */
    void await() {
        if (!HomeServer.isReady(invocation.home()) && !client.service().isReady()) {
            invocation
                    .terminal()
                    .say("Waiting for the local Occopus server at " + client.server() + ", which is starting …");
            awaitReady();
        }
    }

    private void awaitReady() {
        long start = System.nanoTime();
        while (!client.service().isReady()) {
            if (HomeServer.of(invocation.home()).isEmpty()) {
                throw failed(
                        "it ended while it was starting; see "
                                + invocation.home().resolve("logs"),
                        "");
            }
            if (System.nanoTime() - start > START_LIMIT.toNanos()) {
                throw failed("it does not answer at " + client.server() + "/health/ready", "");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Pause.of(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", "");
        }
    }

    void start() {
        HomeServer.of(invocation.home()).ifPresent(this::refuseAnother);
        String launcher = invocation.variable(LAUNCHER).orElseThrow(this::noLauncher);
        Terminal terminal = invocation.terminal();
        terminal.say("Starting the local Occopus server at " + client.server() + " …");
        long start = System.nanoTime();
        run(launcher);
        awaitReady();
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        terminal.say(String.format(
                Locale.ROOT, "… ready in %.1f s; stop it with %s rest-service --stop", seconds, launcher));
    }

    /** One home has one server. */
    private void refuseAnother(HomeServer running) {
        if (running.port() != client.server().getPort()) {
            throw new CommandException(
                    ExitCode.UNREACHABLE,
                    "ERROR: no Occopus server listens at " + client.server()
                            + ", and none can be started there, because"
                            + " that of " + invocation.home() + " runs at " + running.address()
                            + ". Leave the address out, or stop it with 'occopus rest-service --stop'.");
        }
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
        return List.of(
                launcher,
                "rest-service",
                "--background",
                "--host",
                client.server().getHost(),
                "--port",
                Integer.toString(client.server().getPort()));
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
