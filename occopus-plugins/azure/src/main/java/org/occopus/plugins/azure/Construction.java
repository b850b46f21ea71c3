package org.occopus.plugins.azure;

import com.azure.core.management.Resource;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.ResourceState;

/**
 * One creation, step by step. A step that an earlier attempt took is found by its name and not taken again: writing the
 * same network a second time would make what depends on it wait once more. For one thread.
 */
final class Construction {
    private final Subscription subscription;
    private final AzurePlace place;
    private final NodeNames names;
    private final Owner owner;
    private final Deadline deadline;
    private boolean begun;

    Construction(Subscription subscription, AzurePlace place, CreateRequest request) {
        this.subscription = subscription;
        this.place = place;
        this.names = NodeNames.of(request);
        this.owner = request.owner();
        this.deadline = request.deadline();
    }

    AzurePlace place() {
        return place;
    }

    NodeNames names() {
        return names;
    }

    Subscription subscription() {
        return subscription;
    }

    Deadline deadline() {
        return deadline;
    }

    ArmId id(ArmKind<?> kind, String name) {
        return new ArmId(subscription.id(), place.resourceGroup(), kind.type(), name);
    }

    /**
     * Takes steps.
     *
     * @throws ProviderException of a kind that does not hide what was made before the failure
     */
    <T> T build(Supplier<T> steps) {
        try {
            ensureGroup();
            return steps.get();
        } catch (ProviderException e) {
            throw begun ? subscription.failures().halfway(e) : e;
        }
    }

    /** Writing an existing group would replace its tags, so it is looked for first. */
    private void ensureGroup() {
        CallSubject subject = CallSubject.ofGroup(place.resourceGroup());
        AzureCalls calls = subscription.calls();
        boolean there = calls.ask(subscription.groups().checkExistenceAsync(place.resourceGroup()), subject, deadline)
                .orElse(false);
        if (!there) {
            var wanted = new ResourceGroupInner().withLocation(place.location());
            calls.ask(subscription.groups().createOrUpdateAsync(place.resourceGroup(), wanted), subject, deadline);
        }
    }

    /**
     * Finds a resource of this node instance or begins to make it, in the place and with the owner tags.
     *
     * @param name its name
     * @param wanted the rest of it
     */
    <T extends Resource> T ensure(ArmKind<T> kind, String name, T wanted) {
        ArmId id = id(kind, name);
        Optional<T> found = subscription.calls().find(kind, id, deadline);
        found.ifPresent(there -> claim(kind, id, there));
        return found.filter(there -> AzureStates.of(kind.stateOf(there)) != ResourceState.FAILED)
                .orElseGet(() -> make(kind, name, wanted));
    }

    /** Begins to make a resource that is known not to be there. */
    <T extends Resource> T make(ArmKind<T> kind, String name, T wanted) {
        Map<String, String> tags = AzureTags.of(owner);
        wanted.withLocation(place.location()).withTags(tags);
        T made = subscription.calls().put(kind, id(kind, name), wanted, deadline);
        begun = true;
        return made;
    }

    private void claim(ArmKind<?> kind, ArmId id, Resource there) {
        checkOwner(kind, id, AzureTags.owner(there));
        begun = true;
    }

    /**
     * Makes sure that a resource found under a name of this node instance is its own.
     *
     * @throws ProviderException of kind {@code REFUSED} when it is not
     */
    void checkOwner(ArmKind<?> kind, ArmId id, Owner found) {
        if (!found.equals(owner)) {
            throw subscription
                    .failures()
                    .refused(
                            kind.subject(id),
                            "there is one of this name already, which was not made for this node instance: delete that"
                                    + " one");
        }
    }
}
