package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Network ports (https://docs.openstack.org/api-ref/network/v2/#ports). A server with a floating address gets one that was
 * made before it, because an address needs a port and Nova makes its own only long after it has answered. All have the
 * same name, so that one filter finds them among those of every server; the description tells whose each is.
 */
final class Ports implements Companions {
    private static final String KIND = "port";
    private static final String COLLECTION = "/ports";
    private static final String NAME = "occopus";

    private final Cloud cloud;
    private final String projectId;

    Ports(Cloud cloud, String projectId) {
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
                        CallSubject.ofExisting("Port", id),
                        () -> Rest.NETWORK.get(Rest.path("/ports/%s", id)))
                .map(answer -> resource(answer.path(KIND)));
    }

    @Override
    public List<Resource> list(OwnerTag tag, Deadline deadline) {
        return ours(deadline).stream()
                .map(this::resource)
                .filter(found -> OwnerMarks.carries(found.owner(), tag))
                .toList();
    }

    @Override
    public Deletion delete(String id, Deadline deadline) {
        cloud.callIfThere(deadline, CallSubject.ofExisting("Port", id), () -> {
            Rest.NETWORK.delete(Rest.path("/ports/%s", id));
            return Deletion.DONE;
        });
        return Deletion.DONE;
    }

    /** Ports are not marked with their server: the floating address on each of them is. */
    @Override
    public Optional<Owner> ownerOf(String serverId, Deadline deadline) {
        return Optional.empty();
    }

    /**
     * Makes a port for a node instance, or finds the one that an earlier attempt made.
     *
     * @param groupIds security groups; empty means the project's default one
     * @return its id
     */
    String reserve(String networkId, List<String> groupIds, CreateRequest request) {
        return ours(request.deadline()).stream()
                .filter(found -> described(found).stream()
                        .anyMatch(marks -> marks.owner().equals(request.owner())))
                .findFirst()
                .orElseGet(() -> make(networkId, groupIds, request))
                .path("id")
                .asText();
    }

    private JsonNode make(String networkId, List<String> groupIds, CreateRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode port = body.putObject(KIND)
                .put("network_id", networkId)
                .put("name", NAME)
                .put("description", OwnerMarks.description(request.owner()));
        if (!groupIds.isEmpty()) {
            groupIds.forEach(port.putArray("security_groups")::add);
        }
        return cloud.call(
                        request.deadline(),
                        CallSubject.ofNewCompanion("The port", request.name()),
                        () -> Rest.NETWORK.post(COLLECTION, body))
                .path(KIND);
    }

    private List<JsonNode> ours(Deadline deadline) {
        CallSubject subject = CallSubject.ofListing("port");
        if (!cloud.has(ServiceType.NETWORK, deadline, subject)) {
            return List.of();
        }
        Map<String, String> query = Map.of("name", NAME, "project_id", projectId);
        return cloud.call(deadline, subject, () -> Rest.NETWORK.list(COLLECTION, "ports", query)).stream()
                .filter(found -> described(found).isPresent())
                .toList();
    }

    private static Optional<Described> described(JsonNode found) {
        return OwnerMarks.ofDescription(found.path("description").asText(""));
    }

    private Resource resource(JsonNode found) {
        String word = found.path("status").asText("UNKNOWN");
        return resource(
                found.path("id").asText(),
                described(found).map(Described::owner).orElse(OwnerMarks.NOBODY),
                word.equals("ACTIVE") ? ResourceState.RUNNING : ResourceState.PENDING,
                word,
                List.of());
    }
}
