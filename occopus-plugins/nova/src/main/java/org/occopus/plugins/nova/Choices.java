package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ticker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.occopus.plugins.nova.NovaSettings.FloatingOrder;
import org.occopus.spi.Deadline;

/**
 * Finds what users name: images, flavors, networks and security groups, by id or by name. What images and flavors were
 * found is remembered for a minute, so that many servers at once ask once. Thread-safe.
 */
final class Choices {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}");
    private static final long GIBIBYTE = 1L << 30;

    private final Cloud cloud;
    private final String projectId;
    private final Remembered<Flavor> flavors = new Remembered<>(Ticker.systemTicker());
    private final Remembered<String> imageIds = new Remembered<>(Ticker.systemTicker());

    Choices(Cloud cloud, String projectId) {
        this.cloud = cloud;
        this.projectId = projectId;
    }

    /**
     * A flavor.
     *
     * @param disk the size of its local disk in GiB; 0 when it has none
     */
    record Flavor(String id, int disk) {
        static Flavor of(JsonNode node) {
            return new Flavor(node.path("id").asText(), node.path("disk").asInt());
        }
    }

    /** The id of an image. One that is given by id is taken at its word; Nova looks at it anyway. */
    String imageId(String image, Deadline deadline) {
        return UUID.matcher(image).matches()
                ? image
                : remembered(imageIds, "image_id", image, deadline, () -> imageIdOf(image, deadline));
    }

    private String imageIdOf(String name, Deadline deadline) {
        return only(name, "image_id", imagesNamed(name, deadline)).path("id").asText();
    }

    private <T> T remembered(Remembered<T> memory, String key, String name, Deadline deadline, Supplier<T> search) {
        try {
            return memory.get(name, deadline, search);
        } catch (LostCall e) {
            throw cloud.failures().lost(CallSubject.ofChoice(key, name), e);
        }
    }

    private List<JsonNode> imagesNamed(String name, Deadline deadline) {
        return cloud.call(
                deadline,
                CallSubject.ofChoice("image_id", name),
                () -> Rest.IMAGE.list("/images", "images", Map.of("name", name, "status", "active")));
    }

    /** How many GiB an image needs, at least 1. */
    int gibibytesOf(String imageId, Deadline deadline) {
        JsonNode image = cloud.call(
                deadline,
                CallSubject.ofChoice("image_id", imageId),
                () -> Rest.IMAGE.get(Rest.path("/images/%s", imageId)));
        long bytes =
                Math.max(image.path("size").asLong(), image.path("virtual_size").asLong());
        long needed = Math.max(image.path("min_disk").asLong(), Math.ceilDiv(bytes, GIBIBYTE));
        return Math.toIntExact(Math.max(1, needed));
    }

    Flavor flavor(String flavor, Deadline deadline) {
        return remembered(flavors, "flavor_name", flavor, deadline, () -> found(flavor, deadline));
    }

    private Flavor found(String flavor, Deadline deadline) {
        CallSubject subject = CallSubject.ofChoice("flavor_name", flavor);
        return cloud.callIfThere(deadline, subject, () -> Rest.COMPUTE.get(Rest.path("/flavors/%s", flavor)))
                .map(answer -> Flavor.of(answer.path("flavor")))
                .orElseGet(() -> Flavor.of(only(flavor, "flavor_name", flavorsNamed(flavor, deadline))));
    }

    private List<JsonNode> flavorsNamed(String name, Deadline deadline) {
        return cloud
                .call(
                        deadline,
                        CallSubject.ofChoice("flavor_name", name),
                        () -> Rest.COMPUTE.list("/flavors/detail", "flavors", Map.of()))
                .stream()
                .filter(flavor -> flavor.path("name").asText().equals(name))
                .toList();
    }

    private JsonNode only(String name, String key, List<JsonNode> found) {
        if (found.size() == 1) {
            return found.getFirst();
        }
        String words = found.isEmpty()
                ? "there is none of this name or id, or the project may not use it"
                : "several have this name, write the id of one: " + named(found, "id");
        throw cloud.failures().refused(CallSubject.ofChoice(key, name), words);
    }

    private static String named(List<JsonNode> found, String member) {
        return found.stream().map(one -> one.path(member).asText()).collect(Collectors.joining(", "));
    }

    /** The network to make a port in: the one that is asked for, else the only one that there is. */
    String networkId(Optional<String> asked, Deadline deadline) {
        return asked.orElseGet(() -> {
            List<JsonNode> found = networks(false, deadline);
            if (found.size() != 1) {
                throw cloud.failures()
                        .refused(
                                CallSubject.ofChoice("network_id", ""),
                                "it is needed for a floating address, as there are " + found.size()
                                        + " networks to choose from");
            }
            return found.getFirst().path("id").asText();
        });
    }

    /** The external network that an address comes from. */
    String poolId(FloatingOrder order, Deadline deadline) {
        List<JsonNode> pools = networks(true, deadline);
        Stream<JsonNode> fitting = pools.stream()
                .filter(pool -> order.pool().isEmpty()
                        || order.pool().get().equals(pool.path("name").asText())
                        || order.pool().get().equals(pool.path("id").asText()));
        return fitting.findFirst()
                .orElseThrow(() -> cloud.failures()
                        .refused(
                                CallSubject.ofChoice(
                                        "floating_ip_pool", order.pool().orElse("")),
                                "there is no such external network; there are: " + named(pools, "name")))
                .path("id")
                .asText();
    }

    private List<JsonNode> networks(boolean external, Deadline deadline) {
        return cloud.call(
                deadline,
                CallSubject.ofListing("network"),
                () -> Rest.NETWORK.list(
                        "/networks", "networks", Map.of("router:external", Boolean.toString(external))));
    }

    /** The ids of security groups; no call when none is asked for. */
    List<String> securityGroupIds(List<String> asked, Deadline deadline) {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<JsonNode> known = cloud.call(
                deadline,
                CallSubject.ofListing("security group"),
                () -> Rest.NETWORK.list("/security-groups", "security_groups", Map.of("project_id", projectId)));
        return asked.stream().map(group -> securityGroupId(group, known)).toList();
    }

    private String securityGroupId(String asked, List<JsonNode> known) {
        Supplier<Stream<JsonNode>> named =
                () -> known.stream().filter(group -> group.path("name").asText().equals(asked));
        return known.stream()
                .map(group -> group.path("id").asText())
                .filter(asked::equals)
                .findFirst()
                .orElseGet(() -> only(asked, "security_groups", named.get().toList())
                        .path("id")
                        .asText());
    }
}
