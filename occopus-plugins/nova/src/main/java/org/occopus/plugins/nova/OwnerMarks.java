package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;

/**
 * How owners are written on things. Nova and Cinder keep metadata, one entry a tag. Neutron keeps a description of at
 * most 255 characters, which holds the four values, and the server's id once there is one:
 * {@code occopus <server> <infrastructure> <node> <instance> [<id>]}; that is 219 characters at most.
 */
final class OwnerMarks {
    /** Which server a volume goes with; not an owner tag. */
    static final String RESOURCE = "org.occopus.resource";

    /** The owner of what carries no marks. */
    static final Owner NOBODY = new Owner("", "", "", "");

    private static final String FIRST_WORD = "occopus";
    private static final int WORDS = 5;

    private OwnerMarks() {}

    /**
     * What a description says.
     *
     * @param owner whom it was created for
     * @param serverId the server that it belongs to; empty while there is none
     */
    record Described(Owner owner, Optional<String> serverId) {}

    static Map<String, String> metadata(Owner owner) {
        var metadata = new LinkedHashMap<String, String>();
        owner.tags().forEach(tag -> metadata.put(tag.key(), tag.value()));
        return metadata;
    }

    /** The owner in some metadata; empty when a tag is missing: all are set by one call. */
    static Optional<Owner> ofMetadata(JsonNode metadata) {
        List<String> keys = List.of(OwnerTag.SERVER, OwnerTag.INFRASTRUCTURE, OwnerTag.NODE, OwnerTag.INSTANCE);
        if (!keys.stream().allMatch(metadata::has)) {
            return Optional.empty();
        }
        List<String> values =
                keys.stream().map(key -> metadata.path(key).asText()).toList();
        return Optional.of(new Owner(values.get(0), values.get(1), values.get(2), values.get(3)));
    }

    static String description(Owner owner) {
        return String.join(
                " ", FIRST_WORD, owner.serverId(), owner.infrastructureId(), owner.nodeName(), owner.instanceId());
    }

    static String description(Owner owner, String serverId) {
        return description(owner) + " " + serverId;
    }

    /** Reads a description; empty when somebody else wrote it. */
    static Optional<Described> ofDescription(String text) {
        String[] words = text.split(" ", -1);
        if (words.length < WORDS || words.length > WORDS + 1 || !words[0].equals(FIRST_WORD)) {
            return Optional.empty();
        }
        var owner = new Owner(words[1], words[2], words[3], words[4]);
        return Optional.of(new Described(owner, words.length > WORDS ? Optional.of(words[WORDS]) : Optional.empty()));
    }

    static boolean carries(Owner owner, OwnerTag tag) {
        return owner.tags().contains(tag);
    }
}
