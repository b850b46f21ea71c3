package org.occopus.spi.resource;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.failure.ProviderFailure;

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
 * @param failure what the fault means, where the provider took a creation and found out later that it had no room or quota
 *     for it; empty when nothing more is known than the state
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
        Optional<ProviderFailure> failure,
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
        requireNonNull(failure, "failure");
        requireNonNull(createdAt, "createdAt");
    }

    /**
     * A resource of a provider that tells everything about a creation in its answer.
     *
     * @param id the provider's id
     * @param kind the provider's word for what it is
     * @param companion true for what only exists for another resource
     * @param owner whom it was created for
     * @param state what the provider's word means
     * @param providerState the provider's own word
     * @param addresses the first is the one that {@code getip} gives
     * @param privateAddress the address within the cloud
     * @param fault what the provider says went wrong
     * @param createdAt when it was created
     */
    public Resource(
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
        this(
                id,
                kind,
                companion,
                owner,
                state,
                providerState,
                addresses,
                privateAddress,
                fault,
                Optional.empty(),
                createdAt);
    }

    /**
     * The same with what its fault means.
     *
     * @param kind what it means, as far as that is known
     * @return the resource
     */
    public Resource failedFor(Optional<ProviderFailure> kind) {
        return new Resource(
                id,
                this.kind,
                companion,
                owner,
                state,
                providerState,
                addresses,
                privateAddress,
                fault,
                kind,
                createdAt);
    }
}
