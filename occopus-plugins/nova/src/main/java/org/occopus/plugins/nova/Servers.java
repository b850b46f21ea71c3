package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.openstack4j.openstack.compute.domain.NovaServerCreate;

/** The servers of a project (https://docs.openstack.org/api-ref/compute/#servers-servers). */
final class Servers {
    private static final String COLLECTION = "/servers";
    private static final String DETAILED = "/servers/detail";
    private static final String MEMBER = "servers";

    private final Cloud cloud;

    Servers(Cloud cloud) {
        this.cloud = cloud;
    }

    Optional<Server> find(String id, Deadline deadline) {
        return cloud.callIfThere(
                        deadline,
                        CallSubject.ofExisting("Server", id),
                        () -> Rest.COMPUTE.get(Rest.path("/servers/%s", id)))
                .map(answer -> Server.of(answer.path("server")));
    }

    /** All that carry a tag. Nova filters by metadata for administrators only, so that is done here. */
    List<Server> list(OwnerTag tag, Deadline deadline) {
        return listed(DETAILED, Map.of(), deadline).stream()
                .map(Server::of)
                .filter(server -> server.owner()
                        .filter(owner -> OwnerMarks.carries(owner, tag))
                        .isPresent())
                .map(server -> server.failedWithoutWords() ? withFault(server, deadline) : server)
                .toList();
    }

    /**
     * Nova's listing reads faults from one of its cells only. So a server that no host was found for, which is in a cell of
     * its own, tells its fault only when it is asked for alone. What that fails with must not cost the listing.
     */
    private Server withFault(Server listed, Deadline deadline) {
        try {
            return find(listed.id(), deadline).orElse(listed);
        } catch (ProviderException e) {
            return listed;
        }
    }

    /**
     * The server that an earlier attempt created. The listing by name is short and without details, which cost Nova and
     * Neutron much; there are details only where a name is taken.
     *
     * @param name what it would be called
     * @param tag its node instance
     * @return the oldest when a creation that got no answer was carried out after its repeat had looked
     */
    Optional<Server> findCreated(String name, OwnerTag tag, Deadline deadline) {
        Map<String, String> query = Map.of("name", pattern(name));
        if (listed(COLLECTION, query, deadline).isEmpty()) {
            return Optional.empty();
        }
        return listed(DETAILED, query, deadline).stream()
                .map(Server::of)
                .filter(server -> server.owner()
                        .filter(owner -> OwnerMarks.carries(owner, tag))
                        .isPresent())
                .min(Comparator.comparing((Server server) -> server.createdAt().orElse(Instant.MAX))
                        .thenComparing(Server::id));
    }

    /** Nova's filter is a regular expression of its database; a dot for all that could have a meaning there. */
    private static String pattern(String name) {
        return "^" + name.replaceAll("[^A-Za-z0-9_-]", ".") + "$";
    }

    private List<JsonNode> listed(String path, Map<String, String> query, Deadline deadline) {
        return cloud.call(deadline, CallSubject.ofListing("server"), () -> Rest.COMPUTE.list(path, MEMBER, query));
    }

    /** Creates a server; returns its id. */
    String create(NovaServerCreate body, CallSubject subject, Deadline deadline) {
        return cloud.call(deadline, subject, () -> Rest.COMPUTE.post(COLLECTION, body))
                .path("server")
                .path("id")
                .asText();
    }

    /** Asks for a deletion, which takes its time. A server that could be restored is deleted for good. */
    void delete(Server server, Deadline deadline) {
        String id = server.id();
        cloud.callIfThere(deadline, CallSubject.ofExisting("Server", id), () -> {
            if (server.status().equals(NovaStates.SOFT_DELETED)) {
                var forGood = JsonNodeFactory.instance.objectNode().putNull("forceDelete");
                Rest.COMPUTE.order(Rest.path("/servers/%s/action", id), forGood);
            } else {
                Rest.COMPUTE.delete(Rest.path("/servers/%s", id));
            }
            return Deletion.UNDER_WAY;
        });
    }
}
