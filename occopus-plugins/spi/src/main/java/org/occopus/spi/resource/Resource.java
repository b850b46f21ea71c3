package org.occopus.spi.resource;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A resource as its provider shows it.
 *
 * @param id the provider's id
 * @param kind the provider's word for what it is: {@code container}, {@code server}, {@code volume} …
 * @param companion true for what only exists for another resource (volume, network interface, address)
 * @param owner whom it was created for, read from its tags
 * @param state what the provider's word means
 * @param providerState the provider's own word
 * @param addresses in the order of the manual (the first is the one that {@code getip} gives); empty while it has none
 * @param privateAddress the address within the cloud, which {@code getprivip} gives
 * @param fault what the provider says went wrong; empty unless the state is {@link ResourceState#FAILED} or the
 *     provider explains another one
 * @param createdAt when it was created, by the provider's clock; empty when it does not tell
 */
public record Resource(
        ResourceId id,
        String kind,
        boolean companion,
        Owner owner,
        ResourceState state,
        String providerState,
        List<String> addresses,
        Optional<String> privateAddress,
        Optional<String> fault,
        Optional<Instant> createdAt) {

    /** Checks that nothing is missing and copies the addresses. */
    public Resource {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(owner, "owner");
        requireNonNull(state, "state");
        requireNonNull(providerState, "providerState");
        addresses = List.copyOf(addresses);
        requireNonNull(privateAddress, "privateAddress");
        requireNonNull(fault, "fault");
        requireNonNull(createdAt, "createdAt");
    }
}
