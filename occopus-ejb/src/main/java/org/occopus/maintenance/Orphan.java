package org.occopus.maintenance;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Resource;

/**
 * A resource that carries this installation's tag and that no living node instance claims.
 *
 * @param cloud the type of its cloud, and its endpoint where it has one
 * @param resource itself
 * @param deletion how far its deletion is; empty when none was asked for, or it failed
 * @param problem why its deletion failed; empty text when it did not
 */
public record Orphan(String cloud, Resource resource, Optional<Deletion> deletion, String problem) {

    /** Checks that nothing is missing. */
    public Orphan {
        requireNonNull(cloud, "cloud");
        requireNonNull(resource, "resource");
        requireNonNull(deletion, "deletion");
        requireNonNull(problem, "problem");
    }
}
