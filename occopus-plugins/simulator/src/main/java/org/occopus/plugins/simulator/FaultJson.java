package org.occopus.plugins.simulator;

import static jakarta.json.JsonValue.ValueType.FALSE;
import static jakarta.json.JsonValue.ValueType.NULL;
import static jakarta.json.JsonValue.ValueType.TRUE;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Faults as JSON; what is left out or null is off. */
final class FaultJson {
    private static final List<String> KEYS = List.of(
            "endpoint",
            "fail_create",
            "times",
            "create_latency_ms",
            "lose_answers",
            "throttle",
            "retry_after_seconds",
            "list_lag_seconds",
            "unreachable",
            "hang",
            "stuck_delete");
    private static final double LARGEST = 1e9;

    private final JsonObject json;

    private FaultJson(JsonObject json) {
        this.json = json;
    }

    /** Throws {@link IllegalArgumentException} with words for people. */
    static Fault read(JsonObject json) {
        for (String key : json.keySet()) {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("'" + key + "' is unknown; known are " + String.join(", ", KEYS));
            }
        }
        return new FaultJson(json).fault();
    }

    private Fault fault() {
        Optional<JsonValue> times = value("times");
        return new Fault(
                text("endpoint").filter(name -> !name.isBlank()).orElse(Fault.EVERYWHERE),
                text("fail_create").map(CreateFailure::kind),
                times.isPresent() ? OptionalInt.of((int) number("times")) : OptionalInt.empty(),
                Duration.ofMillis((long) number("create_latency_ms")),
                (int) number("lose_answers"),
                (int) number("throttle"),
                seconds("retry_after_seconds"),
                seconds("list_lag_seconds"),
                flag("unreachable"),
                flag("hang"),
                flag("stuck_delete"));
    }

    private Optional<JsonValue> value(String key) {
        return Optional.ofNullable(json.get(key)).filter(value -> value.getValueType() != NULL);
    }

    private Optional<String> text(String key) {
        return value(key).map(value -> {
            if (!(value instanceof JsonString text)) {
                throw new IllegalArgumentException("'" + key + "' must be a text or null, but is " + value);
            }
            return text.getString();
        });
    }

    private double number(String key) {
        JsonValue value = value(key).orElse(Json.createValue(0));
        double number = value instanceof JsonNumber given ? given.doubleValue() : -1;
        if (!(number >= 0 && number <= LARGEST)) {
            throw new IllegalArgumentException("'" + key + "' must be a number from 0 to 1000000000, but is " + value);
        }
        return number;
    }

    private Duration seconds(String key) {
        return Duration.ofNanos(Math.round(number(key) * 1e9));
    }

    private boolean flag(String key) {
        JsonValue value = value(key).orElse(JsonValue.FALSE);
        if (value.getValueType() != TRUE && value.getValueType() != FALSE) {
            throw new IllegalArgumentException("'" + key + "' must be true or false, but is " + value);
        }
        return value.getValueType() == TRUE;
    }

    static JsonObject write(List<Fault> faults) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        faults.forEach(fault -> list.add(write(fault)));
        return Json.createObjectBuilder().add("faults", list).build();
    }

    private static JsonObjectBuilder write(Fault fault) {
        JsonObjectBuilder object = Json.createObjectBuilder().add("endpoint", fault.endpoint());
        fault.failCreate().ifPresent(kind -> object.add("fail_create", CreateFailure.word(kind)));
        fault.times().ifPresent(times -> object.add("times", times));
        return object.add("create_latency_ms", fault.createLatency().toMillis())
                .add("lose_answers", fault.loseAnswers())
                .add("throttle", fault.throttle())
                .add("retry_after_seconds", fault.retryAfter().toNanos() / 1e9)
                .add("list_lag_seconds", fault.listLag().toNanos() / 1e9)
                .add("unreachable", fault.unreachable())
                .add("hang", fault.hang())
                .add("stuck_delete", fault.stuckDelete());
    }
}
