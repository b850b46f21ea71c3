package org.occopus.repetition;

import java.util.Map;

/**
 * An answer as it went out.
 *
 * @param status the HTTP status
 * @param headers those that belong to the body
 * @param body its bytes, each as the character of the same number
 * @param repeated whether it was given before
 */
public record GivenAnswer(int status, Map<String, String> headers, String body, boolean repeated) {
    private static final int FIRST_SUCCESS = 200;
    private static final int AFTER_SUCCESS = 300;

    /** Copies the headers. */
    public GivenAnswer {
        headers = Map.copyOf(headers);
    }

    /** Whether the request was carried out. */
    public boolean succeeded() {
        return status >= FIRST_SUCCESS && status < AFTER_SUCCESS;
    }

    /** The same, given once more. */
    public GivenAnswer again() {
        return new GivenAnswer(status, headers, body, true);
    }
}
