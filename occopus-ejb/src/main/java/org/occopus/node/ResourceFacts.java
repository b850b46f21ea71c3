package org.occopus.node;

import java.util.List;
import java.util.Optional;
import org.occopus.spi.resource.Resource;

/**
 * What the provider told about an instance's resource.
 *
 * @param accountKey the provider account; empty until the instance was resolved
 * @param resourceId the provider's id; empty until the provider named it
 * @param providerState the provider's own word; empty text until it was seen
 * @param addresses in the provider's order; empty while it has none
 * @param privateAddress the address within the cloud
 */
public record ResourceFacts(
        Optional<String> accountKey,
        Optional<String> resourceId,
        String providerState,
        List<String> addresses,
        Optional<String> privateAddress) {

    /** Copies the addresses. */
    public ResourceFacts {
        addresses = List.copyOf(addresses);
    }

    /** Nothing known yet. */
    public static ResourceFacts none() {
        return new ResourceFacts(Optional.empty(), Optional.empty(), "", List.of(), Optional.empty());
    }

    /** The same, placed in an account. */
    public ResourceFacts inAccount(String key) {
        return new ResourceFacts(Optional.of(key), resourceId, providerState, addresses, privateAddress);
    }

    /** The same, brought up to date; addresses seen before are kept while the provider shows none. */
    public ResourceFacts seen(Resource resource) {
        return new ResourceFacts(
                accountKey,
                Optional.of(resource.id().value()),
                resource.providerState(),
                resource.addresses().isEmpty() ? addresses : resource.addresses(),
                resource.privateAddress().or(() -> privateAddress));
    }
}
