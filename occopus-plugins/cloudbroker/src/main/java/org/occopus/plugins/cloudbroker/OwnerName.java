package org.occopus.plugins.cloudbroker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.resource.Owner;

/**
 * How an owner is written on an instance within the call that creates it. The platform has no tags that it could be
 * looked up by, but it takes a name, and shows it again; no part of an owner has an underscore.
 */
final class OwnerName {
    private static final Pattern NAME = Pattern.compile("(?:.*_)?occopus_([^_]+)_([^_]+)_([^_]+)_([^_]+)");

    /** Leaves room for the ids in the 255 characters that a text of the platform has. */
    private static final int LONGEST_PREFIX = 50;

    private OwnerName() {}

    static String of(Owner owner, Optional<String> prefix) {
        String tagged = String.join(
                "_", "occopus", owner.serverId(), owner.infrastructureId(), owner.nodeName(), owner.instanceId());
        return prefix.map(text -> text.substring(0, Math.min(text.length(), LONGEST_PREFIX)) + "_" + tagged)
                .orElse(tagged);
    }

    /** Empty when the name is not one of ours. */
    static Optional<Owner> parsed(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new Owner(parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
                : Optional.empty();
    }
}
