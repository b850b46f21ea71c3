package org.occopus.plugins.cloudsigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;

/**
 * How an owner is written on a resource within the call that creates it: servers carry the tags in {@code meta}, whose
 * keys may have 32 characters (https://cloudsigma-docs.readthedocs.io/en/latest/meta.html). The documented call that
 * clones a drive takes no {@code meta}, so a drive carries them in its name. No part of an owner has an underscore.
 */
final class OwnerMarks {
    private static final Pattern DRIVE_NAME = Pattern.compile("occopus_([^_]+)_([^_]+)_([^_]+)_([^_]+)");

    private OwnerMarks() {}

    static String driveName(Owner owner) {
        return String.join(
                "_", "occopus", owner.serverId(), owner.infrastructureId(), owner.nodeName(), owner.instanceId());
    }

    /** Empty when the name is not one of ours. */
    static Optional<Owner> ofDriveName(String name) {
        Matcher parts = DRIVE_NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new Owner(parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
                : Optional.empty();
    }

    static void write(Owner owner, ObjectNode meta) {
        owner.tags().forEach(tag -> meta.put(tag.key(), tag.value()));
    }

    /** Empty when a tag is missing: they are set by one call, so such a server was not made for us. */
    static Optional<Owner> ofMeta(JsonNode meta) {
        boolean complete = meta.hasNonNull(OwnerTag.SERVER)
                && meta.hasNonNull(OwnerTag.INFRASTRUCTURE)
                && meta.hasNonNull(OwnerTag.NODE)
                && meta.hasNonNull(OwnerTag.INSTANCE);
        return complete
                ? Optional.of(new Owner(
                        meta.get(OwnerTag.SERVER).asText(),
                        meta.get(OwnerTag.INFRASTRUCTURE).asText(),
                        meta.get(OwnerTag.NODE).asText(),
                        meta.get(OwnerTag.INSTANCE).asText()))
                : Optional.empty();
    }
}
