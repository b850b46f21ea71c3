package org.occopus.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** Headers that may come more than once. */
final class HeaderValues {
    private HeaderValues() {}

    /** Their values; none when the client sends no such header. */
    static List<String> of(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeader(name);
        return values == null ? List.of() : values;
    }
}
