package org.occopus.resolution;

import java.util.List;
import java.util.Optional;

/**
 * An instance that templates may ask about ({@code getip} and its kin), because its resource exists.
 *
 * @param nodeName its node
 * @param instanceId its id
 * @param addresses in the provider's order; never empty
 * @param privateAddress the address within the cloud
 */
public record KnownInstance(
        String nodeName, String instanceId, List<String> addresses, Optional<String> privateAddress) {

    /** Copies the addresses. */
    public KnownInstance {
        addresses = List.copyOf(addresses);
    }
}
