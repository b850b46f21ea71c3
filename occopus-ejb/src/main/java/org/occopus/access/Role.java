package org.occopus.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do; each role includes those before it. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Submits, changes and destroys infrastructures. */
    OPERATOR,
    /** Everything, also what the whole installation shares. */
    ADMIN;

    /** As users write it, for example {@code operator}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a word; empty when there is none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Whether this role may do what {@code needed} may. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
