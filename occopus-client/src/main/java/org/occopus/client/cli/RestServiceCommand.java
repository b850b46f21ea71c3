package org.occopus.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Listed here for the help; the launcher runs the server itself and never forwards this command. */
@Command(
        name = "rest-service",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the server: [--host H] [--port P] [--background | --stop | --status].",
            "Carried out by the launcher ./occopus."
        })
final class RestServiceCommand implements Callable<Integer> {
    @Unmatched
    List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        throw new CommandException(
                ExitCode.USAGE,
                "ERROR: the server is started by the launcher: ./occopus rest-service " + String.join(" ", arguments));
    }
}
