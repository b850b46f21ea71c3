package org.occopus.plugins.cloudsigma;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The JSON mapper, which is costly to make and safe to share. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}
}
