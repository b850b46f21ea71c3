package org.occopus.client.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.occopus.client.description.DescriptorBundle;

/**
 * The two files of the example.
 *
 * @param definitions the node definitions
 * @param infrastructure the infrastructure description
 */
public record QuickstartFiles(DescriptorBundle definitions, DescriptorBundle infrastructure) {
    private static final String FOLDER = "examples/quickstart/";
    private static final String DEFINITIONS = "node_definitions.yaml";
    private static final String INFRASTRUCTURE = "infra.yaml";

    /**
     * The files beside the launcher, which a newcomer can read and change; else the copies in the jar.
     *
     * @param launcher the launcher script, empty when it is not known
     * @return the files
     */
    public static QuickstartFiles beside(Optional<Path> launcher) {
        return launcher.flatMap(
                        script -> Optional.ofNullable(script.toAbsolutePath().getParent()))
                .map(folder -> folder.resolve(FOLDER))
                .filter(folder -> Files.isRegularFile(folder.resolve(DEFINITIONS)))
                .map(QuickstartFiles::in)
                .orElseGet(QuickstartFiles::embedded);
    }

    private static QuickstartFiles in(Path folder) {
        return new QuickstartFiles(
                DescriptorBundle.load(folder.resolve(DEFINITIONS)),
                DescriptorBundle.load(folder.resolve(INFRASTRUCTURE)));
    }

    private static QuickstartFiles embedded() {
        return new QuickstartFiles(embedded(DEFINITIONS), embedded(INFRASTRUCTURE));
    }

    private static DescriptorBundle embedded(String name) {
        try (InputStream input = QuickstartFiles.class.getResourceAsStream("/org/occopus/client/" + FOLDER + name)) {
            if (input == null) {
                throw new QuickstartException("The file " + FOLDER + name + " is not in the jar of the client.");
            }
            return DescriptorBundle.of(FOLDER + name, new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new QuickstartException("The file " + FOLDER + name + " in the jar of the client can not be read.");
        }
    }
}
