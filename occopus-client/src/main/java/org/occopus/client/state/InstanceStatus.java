package org.occopus.client.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * One instance of a node.
 *
 * @param id unique for ever
 * @param state where it is in its life
 * @param since when it entered this state
 * @param started when its life began
 * @param addresses the first one is the address that others use; empty while unknown
 * @param privateAddress the address inside the cloud
 * @param resource the provider's name of the resource, empty before it exists
 * @param providerState the provider's own word for the resource's state
 * @param reason why the instance failed or ends, such as {@code TIMED_OUT}
 * @param note in words, what it waits for or what went wrong last
 * @param differs in what it differs from the description, such as {@code variables}; mostly empty
 */
public record InstanceStatus(
        String id,
        InstanceState state,
        Optional<Instant> since,
        Optional<Instant> started,
        List<String> addresses,
        Optional<String> privateAddress,
        Optional<String> resource,
        Optional<String> providerState,
        Optional<String> reason,
        Optional<String> note,
        List<String> differs) {

    /** Keeps the lists from changing. */
    public InstanceStatus {
        addresses = List.copyOf(addresses);
        differs = List.copyOf(differs);
    }

    static InstanceStatus from(JsonObject json) {
        return new InstanceStatus(
                json.requiredText("id"),
                InstanceState.of(json),
                json.time("since"),
                json.time("started"),
                json.texts("addresses"),
                json.text("private_address"),
                json.text("resource"),
                json.text("provider_state"),
                json.text("reason"),
                json.text("note"),
                json.texts("differs"));
    }

    /** {@return the first eight characters of the id, enough for people} */
    public String shortId() {
        return id.length() > 8 ? id.substring(0, 8) : id;
    }
}
