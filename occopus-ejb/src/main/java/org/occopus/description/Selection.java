package org.occopus.description;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an instance gets its implementation when several fit its node ({@code docs/validate.md}, "selection"). */
public enum Selection {
    /** Each instance draws, every implementation being as likely. What the original does, and the default. */
    RANDOM,
    /** The first one in file order. */
    FIRST,
    /** One after the other, by the place of the instance among those of its node. */
    ROUND_ROBIN,
    /** The one with the least {@code cost}; of equals the first one; those that name no cost come last. */
    CHEAPEST_FIRST;

    /** As users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, as users write them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Selection::word).toList();
    }

    /** The one that a user wrote; empty when there is no such one. */
    static Optional<Selection> of(String word) {
        return Arrays.stream(values())
                .filter(selection -> selection.word().equals(word))
                .findFirst();
    }
}
