package org.occopus.web;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.access.ApiTokens.Wanted;
import org.occopus.access.Role;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Reads {@code {"name", "role", "user_id", "expires_in"}}; collects everything that is wrong. */
final class TokenRequest {
    private static final Set<String> KEYS = Set.of("name", "role", "user_id", "expires_in");

    private static final int MOST_DIGITS = 18;

    private final JsonObject body;
    private final List<String> problems = new ArrayList<>();

    private TokenRequest(JsonObject body) {
        this.body = body;
    }

    /** @throws ProblemException {@code request-invalid} with all that is wrong */
    static Wanted read(InputStream stream) {
        return new TokenRequest(object(DescriptorBody.text(stream))).wanted();
    }

    private static JsonObject object(String text) {
        try {
            return ShallowJson.read(text);
        } catch (JsonException e) {
            throw new ProblemException(
                    ProblemType.REQUEST_INVALID,
                    "The body is not a JSON object like {\"name\": \"ci\", \"role\": \"operator\"}.");
        }
    }

    private Wanted wanted() {
        body.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .sorted()
                .forEach(key -> problems.add("There is no '" + key + "'."));
        String name = text("name").orElseGet(() -> missing("name"));
        String word = text("role").orElseGet(() -> missing("role"));
        Role role = Role.of(word).orElse(Role.VIEWER);
        if (!word.isEmpty() && Role.of(word).isEmpty()) {
            problems.add("'role' is '" + word + "', but must be viewer, operator or admin.");
        }
        Wanted wanted = new Wanted(name, role, text("user_id"), lifetime());
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemType.REQUEST_INVALID, String.join(" ", problems));
        }
        return wanted;
    }

    private String missing(String key) {
        if (problems.stream().noneMatch(problem -> problem.startsWith("'" + key + "'"))) {
            problems.add("'" + key + "' is missing.");
        }
        return "";
    }

    private Optional<String> text(String key) {
        return switch (body.getOrDefault(key, JsonValue.NULL)) {
            case JsonString text -> Optional.of(text.getString());
            case JsonValue other -> {
                if (other != JsonValue.NULL) {
                    problems.add("'" + key + "' must be a text.");
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<Duration> lifetime() {
        JsonValue seconds = body.getOrDefault("expires_in", JsonValue.NULL);
        if (seconds instanceof JsonNumber number && isShort(number) && number.isIntegral()) {
            return Optional.of(Duration.ofSeconds(number.longValue()));
        }
        if (seconds != JsonValue.NULL) {
            problems.add("'expires_in' must be a whole number of seconds.");
        }
        return Optional.empty();
    }

    /** What has more digits fits no long, and takes long to write out. */
    private static boolean isShort(JsonNumber number) {
        BigDecimal value = number.bigDecimalValue();
        return Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() - value.scale() <= MOST_DIGITS;
    }
}
