package org.occopus.storage;

import java.util.Optional;
import java.util.UUID;

/** Ids of rows as they come from outside; tags of resources and paths of requests may hold any text. */
final class RowIds {
    private RowIds() {}

    /** Empty when it is no id at all. */
    static Optional<UUID> of(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
