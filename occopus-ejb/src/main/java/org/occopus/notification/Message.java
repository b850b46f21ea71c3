package org.occopus.notification;

import java.net.URI;
import java.util.Map;

/**
 * A request to be made.
 *
 * @param url where to
 * @param headers besides the content type
 * @param body JSON
 */
record Message(URI url, Map<String, String> headers, String body) {

    /** Copies the headers. */
    Message {
        headers = Map.copyOf(headers);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "message to " + url.getHost();
    }
}
