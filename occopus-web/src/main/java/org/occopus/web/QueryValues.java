package org.occopus.web;

import org.jspecify.annotations.Nullable;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Reads the values of queries and headers; what cannot be read is refused with {@code request-invalid}, never guessed. */
final class QueryValues {
    private QueryValues() {}

    static boolean flag(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, value, "true or false");
        };
    }

    static long number(String name, String value) {
        try {
            long number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, value, "a whole number from 0");
        }
        throw wrong(name, value, "a whole number from 0");
    }

    /** How many at once, from 1; {@code most} when nothing is said, or more. */
    static int limit(@Nullable String value, int most) {
        return value == null ? most : Math.clamp(number("limit", value), 1, most);
    }

    private static ProblemException wrong(String name, String value, String accepted) {
        return new ProblemException(
                ProblemType.REQUEST_INVALID,
                "The request says " + name + "=" + value + ", but " + name + " must be " + accepted + ".");
    }
}
