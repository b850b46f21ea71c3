package org.occopus.plugins.cloudsigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;

/**
 * A drive as the API shows it.
 *
 * @param uuid its id
 * @param status CloudSigma's word
 * @param owner whom it was cloned for; empty when it is not ours
 */
record Drive(String uuid, String status, Optional<Owner> owner) {
    private static final String ID_PREFIX = "drives/";
    private static final Set<String> UNDER_WORK =
            Set.of("cloning_dst", "cloning_src", "creating", "resizing", "deleting", "deleted");

    static Drive of(JsonNode json) {
        return new Drive(
                json.path("uuid").asText(""),
                json.path("status").asText("unknown"),
                OwnerMarks.ofDriveName(json.path("name").asText("")));
    }

    /** The uuid when an id is one of a drive, which the prefix tells from those of servers. */
    static Optional<String> uuidOf(ResourceId id) {
        return id.value().startsWith(ID_PREFIX)
                ? Optional.of(id.value().substring(ID_PREFIX.length()))
                : Optional.empty();
    }

    /** Whether CloudSigma is still busy with it, so that it takes no order. */
    boolean isUnderWork() {
        return UNDER_WORK.contains(status);
    }

    boolean isReady() {
        return status.equals(CloudSigmaStates.UNMOUNTED);
    }

    Resource asResource(Owner of) {
        return new Resource(
                new ResourceId(ID_PREFIX + uuid),
                "drive",
                true,
                of,
                CloudSigmaStates.ofDrive(status),
                status,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
