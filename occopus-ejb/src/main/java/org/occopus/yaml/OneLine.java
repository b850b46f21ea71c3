package org.occopus.yaml;

import java.util.Optional;

/** The names that users choose freely: what a list, a log and a database can hold. */
public final class OneLine {
    private static final int LONGEST = 255;

    private OneLine() {}

    /** What is wrong with a name, to follow it in a sentence; empty when it is right. */
    public static Optional<String> problem(String name) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must not have a control character, such as a line break");
        }
        return name.length() > LONGEST
                ? Optional.of("must not be longer than " + LONGEST + " characters, but has " + name.length())
                : Optional.empty();
    }
}
