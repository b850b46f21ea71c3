package org.occopus.plugins.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Owners as EC2 tags; the keys are those of {@link OwnerTag} as they are. */
final class OwnerTags {
    private OwnerTags() {}

    static Map<String, String> of(Owner owner) {
        var tags = new LinkedHashMap<String, String>();
        owner.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    static List<Tag> asTags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** The owner that tags tell; empty texts for what they do not. */
    static Owner read(List<Tag> tags) {
        return new Owner(
                value(tags, OwnerTag.SERVER),
                value(tags, OwnerTag.INFRASTRUCTURE),
                value(tags, OwnerTag.NODE),
                value(tags, OwnerTag.INSTANCE));
    }

    static Filter filter(OwnerTag tag) {
        return Filter.builder().name("tag:" + tag.key()).values(tag.value()).build();
    }

    static boolean carries(List<Tag> tags, OwnerTag tag) {
        return value(tags, tag.key()).equals(tag.value());
    }

    private static String value(List<Tag> tags, String key) {
        return tags.stream()
                .filter(tag -> key.equals(tag.key()) && tag.value() != null)
                .map(Tag::value)
                .findFirst()
                .orElse("");
    }
}
