package org.occopus.plugins.azure;

import com.azure.core.management.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;

/** Owner tags as Azure keeps them: under the keys that {@link OwnerTag} spells. */
final class AzureTags {
    private static final List<String> KEYS =
            List.of(OwnerTag.SERVER, OwnerTag.INFRASTRUCTURE, OwnerTag.NODE, OwnerTag.INSTANCE);

    private AzureTags() {}

    static Map<String, String> of(Owner owner) {
        var tags = new LinkedHashMap<String, String>();
        owner.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    /** Whether a resource carries a tag and the other three, which are set by one call. */
    static boolean carries(Resource found, OwnerTag tag) {
        Map<String, String> tags = tags(found);
        return tags.keySet().containsAll(KEYS) && tag.value().equals(tags.get(tag.key()));
    }

    /** Whom a resource was made for; of empty texts where tags are missing. */
    static Owner owner(Resource found) {
        Map<String, String> tags = tags(found);
        return new Owner(
                tags.getOrDefault(OwnerTag.SERVER, ""),
                tags.getOrDefault(OwnerTag.INFRASTRUCTURE, ""),
                tags.getOrDefault(OwnerTag.NODE, ""),
                tags.getOrDefault(OwnerTag.INSTANCE, ""));
    }

    private static Map<String, String> tags(Resource found) {
        return found.tags() == null ? Map.of() : found.tags();
    }
}
