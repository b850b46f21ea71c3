package org.occopus.plugins.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Which files of the machine where Occopus runs may be sent to an engine. An origin comes from a user, and so may the
 * engine; what the server can read is the server's.
 *
 * @param all whether any file may: nobody but this machine's own programs can ask
 * @param directory below which files may; empty when none is set
 */
record ServerFiles(boolean all, Optional<Path> directory) {
    static final String DIRECTORY_VARIABLE = "OCCOPUS_IMAGE_DIR";
    static final String DIRECTORY_PROPERTY = "occopus.image.dir";
    static final ServerFiles NONE = new ServerFiles(false, Optional.empty());

    /** The system properties win over the variables; a value that is empty counts as not set. */
    static ServerFiles of(Map<String, String> variables, Properties properties) {
        String directory = properties.getProperty(DIRECTORY_PROPERTY, variables.getOrDefault(DIRECTORY_VARIABLE, ""));
        String authentication = properties.getProperty("occopus.auth", variables.getOrDefault("OCCOPUS_AUTH", ""));
        boolean open = directory.isBlank() && authentication.strip().equals("none");
        return new ServerFiles(
                open, Optional.of(directory).filter(path -> !path.isBlank()).map(Path::of));
    }

    /** Whether a file may be sent, wherever links lead; tells nothing of what is there. */
    boolean allows(Path file) {
        return all || directory.stream().anyMatch(allowed -> real(file).startsWith(real(allowed)));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Why a file may not be sent, and what to do about it. */
    String refusal(Path file) {
        return directory
                .map(allowed -> "the file '" + file + "' is not below " + allowed
                        + ", the only directory whose files this server sends (" + DIRECTORY_VARIABLE + ")")
                .orElse("this server sends no files of its own such as '" + file + "': whoever runs it may name their"
                        + " directory in " + DIRECTORY_VARIABLE + "; an http(s):// address needs no such permission");
    }
}
