package org.occopus.client;

import java.util.Arrays;

/** Whether it makes sense to ask again. */
public enum Retry {
    /** The answer will be the same. */
    NEVER,
    /** Only with another request, or after something else was changed. */
    AFTER_CHANGE,
    /** The same request may succeed later. */
    LATER;

    static Retry of(String word) {
        return Arrays.stream(values())
                .filter(retry -> retry.name().equals(word))
                .findFirst()
                .orElse(NEVER);
    }
}
