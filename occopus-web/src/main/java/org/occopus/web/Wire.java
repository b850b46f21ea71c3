package org.occopus.web;

import jakarta.json.spi.JsonProvider;

/** Makes JSON. {@code jakarta.json.Json} looks its provider up on the class path for every single object instead. */
final class Wire {
    /** Thread-safe (JSON Processing API, {@code JsonProvider}). */
    static final JsonProvider JSON = JsonProvider.provider();

    private Wire() {}
}
