package org.occopus.client.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A file of the manual's that is searched in several places when no option names it. */
enum DefaultFile {
    CONFIGURATION("OCCOPUS_CONFIG_PATH", "occopus_config.yaml"),
    AUTHENTICATION("OCCOPUS_AUTH_DATA_PATH", "auth_data.yaml");

    private final String variable;
    private final String name;

    DefaultFile(String variable, String name) {
        this.variable = variable;
        this.name = name;
    }

    /** The first that exists: the one the variable names, in {@code $OCCOPUS_HOME}, in {@code ~/.occopus}, here. */
    Optional<Path> find(Invocation invocation) {
        Stream<Path> places = Stream.of(
                        invocation.variable(variable).map(Path::of),
                        Optional.of(invocation.home().resolve(name)),
                        invocation.variable("HOME").map(home -> Path.of(home, ".occopus", name)),
                        Optional.of(Path.of(name)))
                .flatMap(Optional::stream);
        return places.filter(place -> Files.isRegularFile(invocation.directory().resolve(place)))
                .findFirst();
    }
}
