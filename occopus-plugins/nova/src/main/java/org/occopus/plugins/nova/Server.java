package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/**
 * A server as Nova shows it, in a listing with details and alone
 * (https://docs.openstack.org/api-ref/compute/#list-servers-detailed).
 *
 * @param owner whom it was created for; empty when it is not ours
 * @param attached its volumes
 * @param launched whether it ever ran; a cloud that does not tell is taken to say yes
 */
record Server(
        String id,
        String status,
        String task,
        Optional<Owner> owner,
        List<Address> addresses,
        List<Attached> attached,
        boolean launched,
        Optional<String> fault,
        Optional<Instant> createdAt) {

    /** Copies the lists. */
    Server {
        addresses = List.copyOf(addresses);
        attached = List.copyOf(attached);
    }

    /** One address of a server. */
    record Address(String text, boolean floating, boolean version6) {
        static Address of(JsonNode node) {
            return new Address(
                    node.path("addr").asText(),
                    node.path("OS-EXT-IPS:type").asText().equals("floating"),
                    node.path("version").asInt() == 6);
        }
    }

    /** A volume of a server; Nova deletes it with the server or leaves it. */
    record Attached(String id, boolean goes) {
        static Attached of(JsonNode node) {
            return new Attached(
                    node.path("id").asText(), node.path("delete_on_termination").asBoolean());
        }
    }

    static Server of(JsonNode node) {
        return new Server(
                node.path("id").asText(),
                node.path("status").asText("UNKNOWN"),
                node.path("OS-EXT-STS:task_state").asText(""),
                OwnerMarks.ofMetadata(node.path("metadata")),
                addresses(node.path("addresses")),
                each(node.path("os-extended-volumes:volumes_attached"))
                        .map(Attached::of)
                        .toList(),
                !node.path("OS-SRV-USG:launched_at").isNull(),
                Optional.of(node.path("fault").path("message").asText("")).filter(text -> !text.isBlank()),
                instant(node.path("created").asText("")));
    }

    /** A server that was created this moment: Nova's answer holds no more than its id. */
    static Server ofNew(String id, Owner owner) {
        return new Server(
                id,
                NovaStates.BUILD,
                "",
                Optional.of(owner),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static List<Address> addresses(JsonNode networks) {
        return each(networks)
                .flatMap(Server::each)
                .map(Address::of)
                .filter(address -> !address.text().isBlank())
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The ids of the volumes that Nova deletes with it. */
    List<String> volumes() {
        return attached.stream().filter(Attached::goes).map(Attached::id).toList();
    }

    /** The same, and those to be kept as well when it never ran: nobody can have written anything on them. */
    List<String> volumesToDelete() {
        return launched ? volumes() : attached.stream().map(Attached::id).toList();
    }

    boolean isBeingDeleted() {
        return NovaStates.isDeleting(task);
    }

    /** Whether it failed, stays, and this answer of Nova does not tell why. */
    boolean failedWithoutWords() {
        return NovaStates.of(status, task) == ResourceState.FAILED && fault.isEmpty();
    }

    /** The server as the engine sees it; empty texts for the owner of what is not ours. */
    Resource resource() {
        ResourceState state = NovaStates.of(status, task);
        var shown = new Resource(
                new ResourceId(id),
                "server",
                false,
                owner.orElse(OwnerMarks.NOBODY),
                state,
                status,
                inOrder().toList(),
                addresses.stream()
                        .filter(address -> !address.floating())
                        .min(Comparator.comparing(Address::version6))
                        .map(Address::text),
                fault,
                createdAt);
        return shown.failedFor(fault.filter(words -> state == ResourceState.FAILED)
                .flatMap(NovaFailures::kindOf)
                .filter(kind -> kind != ProviderFailure.REFUSED));
    }

    /** Floating addresses first (reference manual, address of a node), then those of version 4. */
    private Stream<String> inOrder() {
        return addresses.stream()
                .sorted(Comparator.comparing((Address address) -> !address.floating())
                        .thenComparing(Address::version6))
                .map(Address::text)
                .distinct();
    }
}
