package org.occopus.plugins.docker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.UserData;

/**
 * A container to be created.
 *
 * @param name unique on the engine and the same for every repeat, so that a second container cannot come to be
 * @param hostname its host name; empty lets Docker choose
 * @param image what it runs
 * @param environment entries {@code K=V}
 * @param command the words of the command; empty means the image's own
 * @param owner whom for; its tags become labels
 */
record ContainerSpec(
        String name,
        Optional<String> hostname,
        ImageOrder image,
        List<String> environment,
        List<String> command,
        Owner owner) {
    private static final int ID_PREFIX = 8;

    /** Copies the collections. */
    ContainerSpec {
        environment = List.copyOf(environment);
        command = List.copyOf(command);
    }

    /**
     * Puts together what a request asks for.
     *
     * @throws IllegalArgumentException when {@code env} or {@code command} cannot be used, without their values
     */
    static ContainerSpec of(DockerSettings settings, CreateRequest request) {
        return new ContainerSpec(
                settings.hostname()
                        .map(hostname -> hostname + "-" + shortened(request.token()))
                        .orElse(request.name()),
                settings.hostname(),
                settings.image(),
                environment(request.userData()),
                command(request.userData()),
                request.owner());
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(ID_PREFIX, id.length()));
    }

    private static List<String> environment(UserData userData) {
        return switch (userData.attributes().get("env")) {
            case null -> List.of();
            case List<?> entries -> entries.stream().map(ContainerSpec::entry).toList();
            case Map<?, ?> entries ->
                entries.entrySet().stream()
                        .map(entry -> entry(entry.getKey() + "=" + entry.getValue()))
                        .toList();
            case Object other ->
                throw new IllegalArgumentException("'env' must be a list of entries like NAME=value, not "
                        + other.getClass().getSimpleName());
        };
    }

    private static String entry(Object value) {
        String entry = String.valueOf(value);
        if (entry.isBlank() || entry.startsWith("=")) {
            throw new IllegalArgumentException("each entry of 'env' must look like NAME=value");
        }
        return entry;
    }

    private static List<String> command(UserData userData) {
        return switch (userData.attributes().get("command")) {
            case null -> List.of();
            case List<?> words -> words.stream().map(String::valueOf).toList();
            case Object text -> CommandLine.split(text.toString());
        };
    }

    /** The owner's tags. */
    Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        owner.tags().forEach(tag -> labels.put(tag.key(), tag.value()));
        return labels;
    }
}
