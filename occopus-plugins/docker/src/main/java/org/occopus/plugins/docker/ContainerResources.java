package org.occopus.plugins.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/** Reads containers as resources, from a listing and from an inspection. */
final class ContainerResources {
    /** A listing tells the exit code only in words for people: {@code Exited (137) 2 hours ago}. */
    private static final Pattern EXIT_CODE = Pattern.compile("Exited \\((-?\\d+)\\)");

    private static final List<String> TAGS =
            List.of(OwnerTag.SERVER, OwnerTag.INFRASTRUCTURE, OwnerTag.NODE, OwnerTag.INSTANCE);

    private ContainerResources() {}

    /** Whether all four owner tags are there: they are set by one call, so what lacks one was not made for us. */
    static boolean isOwned(Container listed) {
        return listed.getLabels() != null && listed.getLabels().keySet().containsAll(TAGS);
    }

    static Resource of(Container listed) {
        var networks = listed.getNetworkSettings() == null
                ? null
                : listed.getNetworkSettings().getNetworks();
        Optional<Long> exitCode = exitCode(listed.getStatus());
        return resource(
                listed.getId(),
                owner(listed.getLabels()),
                listed.getState(),
                exitCode,
                addresses(networks),
                ended(listed.getState(), exitCode),
                Optional.ofNullable(listed.getCreated()).map(Instant::ofEpochSecond));
    }

    /**
     * Reads an inspection.
     *
     * @param lastLines what the container wrote last; empty when that was not asked for
     */
    static Resource of(InspectContainerResponse inspected, List<String> lastLines) {
        var settings = inspected.getNetworkSettings();
        Optional<Long> exitCode = Optional.ofNullable(inspected.getState().getExitCodeLong());
        return resource(
                inspected.getId(),
                owner(labels(inspected)),
                wordOf(inspected),
                exitCode,
                addresses(settings == null ? null : settings.getNetworks()),
                fault(inspected, exitCode, lastLines),
                instant(inspected.getCreated()));
    }

    static ResourceState stateOf(InspectContainerResponse inspected) {
        return DockerStates.of(
                wordOf(inspected), Optional.ofNullable(inspected.getState().getExitCodeLong()));
    }

    /** Docker's word for the state; engines before API 1.21 have none. */
    static String wordOf(InspectContainerResponse inspected) {
        return Objects.requireNonNullElse(inspected.getState().getStatus(), "unknown");
    }

    /** The owner tags; empty texts when the container carries none. */
    static Owner owner(@Nullable Map<String, String> labels) {
        Map<String, String> known = labels == null ? Map.of() : labels;
        return new Owner(
                known.getOrDefault(OwnerTag.SERVER, ""),
                known.getOrDefault(OwnerTag.INFRASTRUCTURE, ""),
                known.getOrDefault(OwnerTag.NODE, ""),
                known.getOrDefault(OwnerTag.INSTANCE, ""));
    }

    static @Nullable Map<String, String> labels(InspectContainerResponse inspected) {
        return inspected.getConfig() == null ? null : inspected.getConfig().getLabels();
    }

    private static Resource resource(
            String id,
            Owner owner,
            String word,
            Optional<Long> exitCode,
            List<String> addresses,
            Optional<String> fault,
            Optional<Instant> createdAt) {
        return new Resource(
                new ResourceId(id),
                "container",
                false,
                owner,
                DockerStates.of(word, exitCode),
                word,
                addresses,
                addresses.stream().findFirst(),
                fault,
                createdAt);
    }

    private static List<String> addresses(@Nullable Map<String, ContainerNetwork> networks) {
        if (networks == null) {
            return List.of();
        }
        return networks.values().stream()
                .flatMap(network -> Stream.ofNullable(network.getIpAddress()))
                .filter(address -> !address.isBlank())
                .distinct()
                .toList();
    }

    private static Optional<Long> exitCode(@Nullable String status) {
        Matcher words = EXIT_CODE.matcher(status == null ? "" : status);
        return words.find() ? Optional.of(Long.valueOf(words.group(1))) : Optional.empty();
    }

    private static Optional<String> ended(String word, Optional<Long> exitCode) {
        return DockerStates.hasEnded(word)
                ? Optional.of(
                        "exited with code " + exitCode.map(String::valueOf).orElse("unknown"))
                : Optional.empty();
    }

    private static Optional<String> fault(
            InspectContainerResponse inspected, Optional<Long> exitCode, List<String> lastLines) {
        var state = inspected.getState();
        var words = new StringBuilder(ended(wordOf(inspected), exitCode).orElse(""));
        if (Boolean.TRUE.equals(state.getOOMKilled())) {
            words.append(", killed for lack of memory");
        }
        if (state.getError() != null && !state.getError().isBlank()) {
            words.append(words.isEmpty() ? "" : ", ").append(DockerWords.shortened(state.getError()));
        }
        if (!lastLines.isEmpty()) {
            words.append("; its last words: ").append(DockerWords.shortened(String.join(" | ", lastLines)));
        }
        return Optional.of(words.toString()).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
