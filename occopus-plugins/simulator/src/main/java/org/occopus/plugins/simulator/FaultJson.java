package org.occopus.plugins.simulator;

import static jakarta.json.JsonValue.ValueType.NULL;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults as JSON; what is left out or null is off. */
final class FaultJson {
    private static final List<String> KEYS = List.of("endpoint", "seed", "faults");

    private FaultJson() {}

    /** Reads JSON; throws {@link IllegalArgumentException} with words for people, all that is wrong in one. */
    static Fault read(JsonObject json) {
        Map<String, Object> values = plain(json);
        List<String> problems = new ArrayList<>();
        var shorthand = new Shorthand(values, problems);
        values.keySet().stream()
                .filter(key -> !KEYS.contains(key) && !Shorthand.KEYS.contains(key))
                .forEach(key -> problems.add("'" + key + "' is unknown; known are " + String.join(", ", KEYS) + ", "
                        + String.join(", ", Shorthand.KEYS)));
        List<FaultRule> rules = new ArrayList<>(shorthand.rules());
        if (values.containsKey("faults")) {
            rules.addAll(FaultRuleReader.read(values.getOrDefault("faults", ""), problems));
        }
        Fault fault = new Fault("", shorthand.endpoint(), shorthand.seed(), Instant.EPOCH, rules);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return fault;
    }

    /** Reads a text that was valid when it was stored. */
    static Fault parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return read(reader.readObject());
        }
    }

    private static Map<String, Object> plain(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (value.getValueType() != NULL) {
                map.put(key, plain(value));
            }
        });
        return map;
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> plain(value.asJsonObject());
            case ARRAY -> value.asJsonArray().stream().map(FaultJson::plain).toList();
            case STRING -> ((JsonString) value).getString();
            case TRUE -> true;
            case FALSE -> false;
            case NUMBER -> ((JsonNumber) value).bigDecimalValue();
            case NULL -> "null";
        };
    }

    static JsonObject write(List<Fault> faults) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        faults.forEach(fault -> list.add(write(fault)));
        return Json.createObjectBuilder().add("faults", list).build();
    }

    static JsonObject write(Fault fault) {
        JsonArrayBuilder rules = Json.createArrayBuilder();
        fault.rules().forEach(rule -> rules.add(Json.createObjectBuilder(rule.words())));
        return Json.createObjectBuilder()
                .add("endpoint", fault.endpoint())
                .add("seed", fault.seed())
                .add("faults", rules)
                .build();
    }

    static JsonObject writeInjected(List<Injected> injected, long after) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        injected.forEach(one -> list.add(write(one)));
        long last = injected.isEmpty() ? after : injected.getLast().number();
        return Json.createObjectBuilder()
                .add("injected", list)
                .add("next", last)
                .build();
    }

    private static JsonObjectBuilder write(Injected one) {
        return Json.createObjectBuilder()
                .add("number", one.number())
                .add("at", one.at().toString())
                .add("endpoint", one.endpoint())
                .add("call", one.call().word())
                .add("subject", one.subject())
                .add("fault", one.fault())
                .add("detail", one.detail());
    }
}
