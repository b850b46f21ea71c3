package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.occopus.client.state.InfrastructureState;

/**
 * A tutorial of the original with its placeholders filled in, in a directory of its own.
 *
 * @param directory with {@code infra-*.yaml}, {@code nodes/node_definitions.yaml} and what these import
 */
record Tutorial(Path directory) {
    private static final Path ALL = Launcher.ROOT.resolve("../shared/corpus").normalize();
    private static final String DEFINITIONS = "nodes/node_definitions.yaml";

    /** Copies a tutorial; skips the test when it is not there. */
    static Tutorial copied(String name, Path into, UnaryOperator<String> filledIn) {
        Path source = ALL.resolve(name);
        assumeTrue(Files.isDirectory(source), "skipped: there is no tutorial " + source);
        try (Stream<Path> files = Files.walk(source)) {
            Path copy = Files.createDirectory(into.resolve("tutorial"));
            Files.createDirectory(copy.resolve("nodes"));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(
                        copy.resolve(source.relativize(file).toString()), filledIn.apply(Files.readString(file)));
            }
            return new Tutorial(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the login data that {@link #build} and {@link #built} send along. */
    Tutorial withLogins(String authenticationData) {
        write("auth.yaml", authenticationData);
        return this;
    }

    void replace(String file, String what, String by) {
        try {
            String text = Files.readString(directory.resolve(file));
            assertThat(text).contains(what);
            write(file, text.replace(what, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void replaceInDefinitions(String what, String by) {
        replace(DEFINITIONS, what, by);
    }

    private void write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the file with the infrastructure description. */
    String description() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("infra-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports and builds as the manual says, however it ends. */
    Launcher.Ended build(Site site, String... options) {
        Launcher occopus = Launcher.of(directory, site.server());
        occopus.run("import", DEFINITIONS).ok();
        List<String> build = Stream.of(
                        Stream.of("build", "--auth_data_path", "auth.yaml"),
                        Stream.of(options),
                        Stream.of(description()))
                .flatMap(part -> part)
                .toList();
        return occopus.run(build.toArray(String[]::new));
    }

    /** The same, and it must run then. */
    String built(Site site, String... options) {
        String id = build(site, options).ok().lastLine();
        assertThat(site.client().status(id).state()).isEqualTo(InfrastructureState.RUNNING);
        return id;
    }
}
