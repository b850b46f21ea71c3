package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.plugins.nova.OwnerMarks.Described;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceState;
import org.openstack4j.api.types.ServiceType;

/**
 * Floating addresses (https://docs.openstack.org/api-ref/network/v2/#floating-ips-floatingips). Each is allocated for one
 * server and tells so in its description; one that says anything else is somebody else's and never touched.
 */
final class FloatingIps implements Companions {
    private static final String KIND = "floatingip";
    private static final String COLLECTION = "/floatingips";

    private final Cloud cloud;
    private final String projectId;

    FloatingIps(Cloud cloud, String projectId) {
        this.cloud = cloud;
        this.projectId = projectId;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Resource> describe(String id, Deadline deadline) {
        return cloud.callIfThere(
                        deadline,
                        CallSubject.ofExisting("Floating address", id),
                        () -> Rest.NETWORK.get(Rest.path("/floatingips/%s", id)))
                .map(answer -> resource(answer.path(KIND)));
    }

    @Override
    public List<Resource> list(OwnerTag tag, Deadline deadline) {
        return ours(deadline)
                .map(this::resource)
                .filter(found -> OwnerMarks.carries(found.owner(), tag))
                .toList();
    }

    @Override
    public Deletion delete(String id, Deadline deadline) {
        cloud.callIfThere(deadline, CallSubject.ofExisting("Floating address", id), () -> {
            Rest.NETWORK.delete(Rest.path("/floatingips/%s", id));
            return Deletion.DONE;
        });
        return Deletion.DONE;
    }

    @Override
    public Optional<Owner> ownerOf(String serverId, Deadline deadline) {
        return ours(deadline)
                .flatMap(found -> described(found).stream())
                .filter(marks -> marks.serverId().equals(Optional.of(serverId)))
                .map(Described::owner)
                .findFirst();
    }

    /**
     * Allocates an address for a port, or finds the one that an earlier attempt allocated.
     *
     * @param networkId the external network
     */
    void reserve(String networkId, String portId, CreateRequest request) {
        if (!list(OwnerTag.instance(request.token()), request.deadline()).isEmpty()) {
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject(KIND)
                .put("floating_network_id", networkId)
                .put("port_id", portId)
                .put("description", OwnerMarks.description(request.owner()));
        cloud.call(
                request.deadline(),
                CallSubject.ofNewCompanion("The floating address", request.name()),
                () -> Rest.NETWORK.post(COLLECTION, body));
    }

    /** Marks the address of a node instance with its server, so that it is found when the server is gone. */
    void mark(Owner owner, String serverId, Deadline deadline) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject(KIND).put("description", OwnerMarks.description(owner, serverId));
        var unmarked = Optional.of(new Described(owner, Optional.empty()));
        ours(deadline)
                .filter(found -> described(found).equals(unmarked))
                .map(found -> found.path("id").asText())
                .toList()
                .forEach(id -> cloud.call(
                        deadline,
                        CallSubject.ofExisting("Floating address", id),
                        () -> Rest.NETWORK.put(Rest.path("/floatingips/%s", id), body)));
    }

    private Stream<JsonNode> ours(Deadline deadline) {
        CallSubject subject = CallSubject.ofListing("floating address");
        if (!cloud.has(ServiceType.NETWORK, deadline, subject)) {
            return Stream.empty();
        }
        return cloud.call(deadline, subject, this::listed).stream()
                .filter(found -> described(found).isPresent());
    }

    /** A cloud without routers has none: its Neutron does not know the collection. */
    private List<JsonNode> listed() {
        try {
            return Rest.NETWORK.list(COLLECTION, "floatingips", Map.of("project_id", projectId));
        } catch (RefusedCall e) {
            if (e.saysNoSuchCollection()) {
                return List.of();
            }
            throw e;
        }
    }

    private static Optional<Described> described(JsonNode found) {
        return OwnerMarks.ofDescription(found.path("description").asText(""));
    }

    private Resource resource(JsonNode found) {
        String word = found.path("status").asText("UNKNOWN");
        return resource(
                found.path("id").asText(),
                described(found).map(Described::owner).orElse(OwnerMarks.NOBODY),
                stateOf(word),
                word,
                List.of(found.path("floating_ip_address").asText()));
    }

    /** DOWN is an address that is not associated, or not yet. */
    private static ResourceState stateOf(String word) {
        return switch (word) {
            case "ACTIVE" -> ResourceState.RUNNING;
            case "DOWN" -> ResourceState.PENDING;
            case "ERROR" -> ResourceState.FAILED;
            default -> ResourceState.UNRECOGNISED;
        };
    }
}
