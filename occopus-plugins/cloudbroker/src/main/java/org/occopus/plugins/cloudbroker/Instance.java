package org.occopus.plugins.cloudbroker;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.w3c.dom.Element;

/**
 * An instance as the platform shows it.
 *
 * @param id the platform's id
 * @param status the platform's word
 * @param owner whom it was started for; empty when it is not ours
 * @param addresses in the order of the manual: external host name and address, internal host name and address
 * @param privateAddress the internal address; empty while it has none
 * @param createdAt by the platform's clock; empty when it does not tell
 */
record Instance(
        String id,
        String status,
        Optional<Owner> owner,
        List<String> addresses,
        Optional<String> privateAddress,
        Optional<Instant> createdAt) {

    private static final String INTERNAL_ADDRESS = "internal-ip-address";

    Instance {
        addresses = List.copyOf(addresses);
    }

    static Instance of(Element shown) {
        List<String> addresses = Stream.of(
                        "external-hostname", "external-ip-address", "internal-hostname", INTERNAL_ADDRESS)
                .flatMap(name -> Xml.text(shown, name).stream())
                .distinct()
                .toList();
        return new Instance(
                Xml.text(shown, "id").orElse(""),
                Xml.text(shown, "status").orElse("unknown"),
                Xml.text(shown, "name").flatMap(OwnerName::parsed),
                addresses,
                Xml.text(shown, INTERNAL_ADDRESS),
                Xml.text(shown, "created-at").flatMap(Instance::instant));
    }

    /** Whether the machine is gone and only the platform's record of it is left. */
    boolean isHalted() {
        return status.equals(CloudBrokerStates.HALTED);
    }

    boolean isStopping() {
        return status.equals(CloudBrokerStates.STOPPING);
    }

    boolean belongsTo(Owner somebody) {
        return owner.filter(it -> it.instanceId().equals(somebody.instanceId())).isPresent();
    }

    Resource asResource(Owner of, boolean companion) {
        return new Resource(
                new ResourceId(id),
                "instance",
                companion,
                of,
                CloudBrokerStates.of(status),
                status,
                addresses,
                privateAddress,
                Optional.empty(),
                createdAt);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
