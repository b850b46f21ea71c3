package org.occopus.client.state;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.occopus.client.json.JsonObject;

/**
 * Resources of the server's that no node instance claims.
 *
 * @param found companions included
 * @param unlisted clouds that could not be asked, each with the reason; what they hold is not known
 */
public record Orphans(List<Orphan> found, List<String> unlisted) {
    /** Keeps the lists from changing. */
    public Orphans {
        found = List.copyOf(found);
        unlisted = List.copyOf(unlisted);
    }

    /**
     * One resource.
     *
     * @param cloud where it is
     * @param kind the provider's word for what it is
     * @param resource the provider's name of it
     * @param companion whether it only exists for another resource
     * @param owner infrastructure, node and instance that it was made for, separated by {@code /}
     * @param ageSeconds how old it is, empty when the provider does not tell
     * @param deleted whether the provider says that it is gone; empty when nobody asked for its deletion, or it failed
     * @param reason why its deletion failed
     */
    public record Orphan(
            String cloud,
            String kind,
            String resource,
            boolean companion,
            String owner,
            OptionalLong ageSeconds,
            Optional<Boolean> deleted,
            Optional<String> reason) {

        private static Orphan from(JsonObject json) {
            return new Orphan(
                    json.text("cloud").orElse(""),
                    json.text("kind").orElse(""),
                    json.requiredText("resource"),
                    json.flag("companion"),
                    json.text("infrastructure").orElse("") + "/"
                            + json.text("node").orElse("") + "/"
                            + json.text("instance").orElse(""),
                    json.names().contains("age_seconds")
                            ? OptionalLong.of(json.number("age_seconds", 0))
                            : OptionalLong.empty(),
                    json.names().contains("deleted") ? Optional.of(json.flag("deleted")) : Optional.empty(),
                    json.text("reason"));
        }
    }

    /**
     * Reads the answer of {@code GET} or {@code DELETE /orphans}.
     *
     * @param json the answer
     * @return what it lists
     */
    public static Orphans from(JsonObject json) {
        return new Orphans(
                json.objects("orphans").stream().map(Orphan::from).toList(),
                json.objects("unlisted").stream()
                        .map(cloud -> cloud.text("cloud").orElse("") + ": "
                                + cloud.text("reason").orElse(""))
                        .toList());
    }
}
