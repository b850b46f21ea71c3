package org.occopus.offline;

import java.nio.file.Path;
import java.util.Map;
import org.occopus.client.terminal.Terminal;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.TemplateCommands;

/**
 * Everything that a command takes from outside.
 *
 * @param terminal where it reads and writes
 * @param environment the environment variables
 * @param directory the working directory
 * @param plugins what sections are checked against
 */
record Surroundings(Terminal terminal, Map<String, String> environment, Path directory, PluginRegistry plugins) {

    DescriptorFiles files() {
        return new DescriptorFiles(directory, terminal.in());
    }

    /** As on a server: nothing is run that the environment does not allow. */
    TemplateCommands templateCommands() {
        return TemplateCommands.of(environment.get(TemplateCommands.VARIABLE));
    }
}
