package org.occopus.plugins.nova;

import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/** Things of one kind that exist for a server only. Their ids are {@code kind:id}; those of servers have no kind. */
interface Companions {

    /** The word before the id. */
    String kind();

    /** Shows one; empty when there is none of this id. */
    Optional<Resource> describe(String id, Deadline deadline);

    /** Those whose own marks carry a tag. */
    List<Resource> list(OwnerTag tag, Deadline deadline);

    /** Deletes one; {@link Deletion#DONE} when it is gone. */
    Deletion delete(String id, Deadline deadline);

    /** Whose the server was that these are marked with; empty when none is. */
    Optional<Owner> ownerOf(String serverId, Deadline deadline);

    /** One of this kind as the engine sees it. */
    default Resource resource(String id, Owner owner, ResourceState state, String word, List<String> addresses) {
        return new Resource(
                new ResourceId(kind() + ":" + id),
                kind(),
                true,
                owner,
                state,
                word,
                addresses,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
