package org.occopus.spi.resource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;

/**
 * Calls to one account of a provider. Thread-safe and stateless but for cached connections and logins. Never sleeps or
 * polls: it asks once and tells what it saw; the engine comes back. Where a creation takes several steps, any later call
 * may take the next one. Called without a transaction, on a virtual thread,
 * and may block until the deadline. Every method throws {@link org.occopus.spi.failure.ProviderException} and nothing
 * else; an interrupt ends the call with kind {@code OUTCOME_UNKNOWN} and leaves the thread's interrupt flag set.
 */
public interface ResourceHandler extends AutoCloseable {

    /**
     * Creates the resource of a node instance, or finds the one that an earlier call with the same token created. Owner
     * tags are set in the creating call, on companions too. Returns as soon as the provider names the resource.
     *
     * @param request what to create
     * @return the resource, in any state
     * @throws org.occopus.spi.failure.ProviderException with the kind that fits; when it is not
     *     {@code OUTCOME_UNKNOWN}, nothing of this token is left at the provider, or it is listed under the token
     */
    Resource create(CreateRequest request);

    /**
     * Shows one resource.
     *
     * @param id the provider's id
     * @param deadline until when to return
     * @return empty when the provider says that there is no such resource
     */
    Optional<Resource> describe(ResourceId id, Deadline deadline);

    /**
     * Lists every resource that carries a tag, companions included, all pages, one listing rather than a call per
     * resource.
     *
     * @param tag whose
     * @param deadline until when to return
     * @return empty when there is none; never part of a list: a failing page fails the call
     */
    List<Resource> listOwned(OwnerTag tag, Deadline deadline);

    /**
     * Deletes a resource with its companions. Asking again is free, and asking for something that is gone is
     * {@link Deletion#DONE}.
     *
     * @param id the provider's id
     * @param deadline until when to return
     * @return {@link Deletion#DONE} only when the provider says that nothing is left
     */
    Deletion delete(ResourceId id, Deadline deadline);

    /**
     * What a resource has cost so far. Asked only when {@link ResourceHandlerFactory#tellsCosts()}.
     *
     * @param id the provider's id
     * @param deadline until when to return
     * @return in the provider's currency, never negative; empty when the provider tells no cost of it
     */
    default Optional<BigDecimal> cost(ResourceId id, Deadline deadline) {
        return Optional.empty();
    }

    /** Ends cached connections. Called once, with no call under way. */
    @Override
    default void close() {}
}
