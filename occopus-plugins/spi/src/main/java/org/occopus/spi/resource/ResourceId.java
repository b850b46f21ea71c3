package org.occopus.spi.resource;

import static java.util.Objects.requireNonNull;

/**
 * The provider's id of a resource, complete enough to find it again within its account.
 *
 * @param value the provider's own text, for example {@code i-0abc…}
 */
public record ResourceId(String value) {

    /** Checks that it is there. */
    public ResourceId {
        requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("A resource id cannot be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
