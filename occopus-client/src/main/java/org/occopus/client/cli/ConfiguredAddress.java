package org.occopus.client.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.Terminal;

/**
 * Tells the launcher where {@code rest-service} shall listen: prints host and port of an {@code occopus_config.yaml}, and
 * nothing without one.
 */
final class ConfiguredAddress {
    private ConfiguredAddress() {}

    /**
     * Prints them on one line.
     *
     * @param arguments the file that {@code --cfg} names, or none to search the default places
     */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Invocation invocation = new Invocation(
                Terminal.standard(environment),
                environment,
                Path.of(""),
                InstantSource.system(),
                new Interrupts(code -> {}));
        System.exit(print(invocation, String.join("", arguments)));
    }

    static int print(Invocation invocation, String file) {
        try {
            ConfigurationOption option = new ConfigurationOption();
            option.file = file;
            Optional<ServerConfiguration> configuration =
                    file.isEmpty() ? ConfigurationOption.found(invocation) : option.named(invocation);
            configuration
                    .flatMap(ServerConfiguration::rest)
                    .ifPresent(rest -> invocation.terminal().print(rest.host() + " " + rest.port()));
            return ExitCode.DONE;
        } catch (CommandException e) {
            Failures.lines(e).forEach(invocation.terminal()::complain);
            return Failures.exitCode(e);
        }
    }
}
