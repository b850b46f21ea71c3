package org.occopus.plugins.simulator;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Faults as users write them, with single quotes for double ones. */
final class FaultExamples {
    private FaultExamples() {}

    static Fault fault(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            return FaultJson.read(reader.readObject());
        }
    }
}
