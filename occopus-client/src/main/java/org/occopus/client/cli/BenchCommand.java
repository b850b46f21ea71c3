package org.occopus.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.bench.Bench;
import org.occopus.client.bench.BenchException;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the server over REST on the simulated cloud, and takes everything away again.",
        footerHeading = "%nExamples:%n",
        footer = {"  occopus bench --quick", "  occopus bench --json figures.json"})
final class BenchCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file as well.")
    Optional<Path> json = Optional.empty();

    @Option(names = "--quick", description = "Smaller sizes, for a first look.")
    boolean quick;

    @Option(
            names = "--load",
            description =
                    "Measure what the server bears instead: 1000 infrastructures of 5 nodes, 200 requests/s for 60 s,"
                            + " then 1000 event streams for 60 s.")
    boolean load;

    BenchCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        OccopusClient client = servers.connect();
        Terminal terminal = invocation.terminal();
        invocation.interrupts().guard();
        Bench bench = new Bench(client, invocation.home().resolve("server.pid"), quick, terminal::say);
        try {
            measure(bench);
        } catch (BenchException e) {
            throw new CommandException(ExitCode.FAILED, "ERROR: " + e.getMessage());
        } catch (InterruptedException e) {
            return invocation.interrupts().exitCode();
        }
        terminal.print(bench.table());
        json.ifPresent(file -> write(file, bench.json(invocation.clock().instant())));
        if (bench.missed() > 0) {
            terminal.say(bench.missed() + " figures miss their target.");
        }
        return ExitCode.DONE;
    }

    private void measure(Bench bench) throws InterruptedException {
        if (load) {
            bench.runLoad(invocation.clock());
        } else {
            bench.run();
        }
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(invocation.directory().resolve(file), text);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED, "ERROR: '" + file + "' can not be written: " + String.valueOf(e.getMessage()));
        }
    }
}
