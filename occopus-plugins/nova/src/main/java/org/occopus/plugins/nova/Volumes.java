package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceState;
import org.openstack4j.api.types.ServiceType;

/**
 * Volumes that servers boot from (https://docs.openstack.org/api-ref/block-storage/v3/#volumes-volumes). Nova makes each
 * one as part of creating its server and deletes it with the server, so there is none before a server. It does not care
 * when its deletion fails, though: before a server is deleted, its volumes are marked with it.
 */
final class Volumes implements Companions {
    private static final String KIND = "volume";

    /** States that Cinder deletes a volume in; in all others it is attached, or something is done with it. */
    private static final Set<String> DELETABLE = Set.of("available", "error", "error_deleting", "error_extending");

    private final Cloud cloud;

    Volumes(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Resource> describe(String id, Deadline deadline) {
        return find(id, deadline).map(this::resource);
    }

    private Optional<JsonNode> find(String id, Deadline deadline) {
        return cloud.callIfThere(
                        deadline,
                        CallSubject.ofExisting("Volume", id),
                        () -> Rest.VOLUME.get(Rest.path("/volumes/%s", id)))
                .map(answer -> answer.path(KIND));
    }

    @Override
    public List<Resource> list(OwnerTag tag, Deadline deadline) {
        return marked(tag.key(), tag.value(), deadline).stream()
                .map(this::resource)
                .toList();
    }

    @Override
    public Deletion delete(String id, Deadline deadline) {
        Optional<JsonNode> found = find(id, deadline);
        if (found.filter(volume -> DELETABLE.contains(wordOf(volume))).isPresent()) {
            cloud.callIfThere(deadline, CallSubject.ofExisting("Volume", id), () -> {
                Rest.VOLUME.delete(Rest.path("/volumes/%s", id));
                return Deletion.UNDER_WAY;
            });
        }
        return found.isPresent() ? Deletion.UNDER_WAY : Deletion.DONE;
    }

    @Override
    public Optional<Owner> ownerOf(String serverId, Deadline deadline) {
        return marked(OwnerMarks.RESOURCE, serverId, deadline).stream()
                .flatMap(found -> owner(found).stream())
                .findFirst();
    }

    /** A volume as its server shows it, which is all that its owner is known by while it is not marked. */
    Resource ofServer(String id, Owner owner) {
        return resource(id, owner, ResourceState.RUNNING, "in-use", List.of());
    }

    /** Marks the volumes that are to go with a server with its owner and the server itself. */
    void mark(Server server, Owner owner, Deadline deadline) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = body.putObject("metadata");
        OwnerMarks.metadata(owner).forEach(metadata::put);
        metadata.put(OwnerMarks.RESOURCE, server.id());
        for (String id : server.volumesToDelete()) {
            cloud.callIfThere(
                    deadline,
                    CallSubject.ofExisting("Volume", id),
                    () -> Rest.VOLUME.post(Rest.path("/volumes/%s/metadata", id), body));
        }
    }

    private List<JsonNode> marked(String key, String value, Deadline deadline) {
        CallSubject subject = CallSubject.ofListing("volume");
        if (!cloud.has(ServiceType.BLOCK_STORAGE, deadline, subject)) {
            return List.of();
        }
        ObjectNode filter = JsonNodeFactory.instance.objectNode().put(key, value);
        return cloud
                .call(
                        deadline,
                        subject,
                        () -> Rest.VOLUME.list("/volumes/detail", "volumes", Map.of("metadata", filter.toString())))
                .stream()
                .filter(found -> found.path("metadata").path(key).asText().equals(value))
                .filter(found -> owner(found).isPresent())
                .toList();
    }

    private static Optional<Owner> owner(JsonNode found) {
        return OwnerMarks.ofMetadata(found.path("metadata"));
    }

    private static String wordOf(JsonNode found) {
        return found.path("status").asText("unknown");
    }

    private Resource resource(JsonNode found) {
        String word = wordOf(found);
        ResourceState state =
                switch (word) {
                    case "available", "in-use" -> ResourceState.RUNNING;
                    case "creating", "downloading", "attaching", "detaching", "reserved" -> ResourceState.PENDING;
                    case "deleting" -> ResourceState.DELETING;
                    default -> word.startsWith("error") ? ResourceState.FAILED : ResourceState.UNRECOGNISED;
                };
        return resource(found.path("id").asText(), owner(found).orElse(OwnerMarks.NOBODY), state, word, List.of());
    }
}
