package org.occopus.plugins.cloudsigma;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The body of an error: a list of objects with {@code error_type}, {@code error_message} and {@code error_point}
 * (https://cloudsigma-docs.readthedocs.io/en/latest/errors.html).
 *
 * @param types the types, empty when the body is none of CloudSigma's
 * @param words what it says, for people, never empty
 */
record ErrorBody(Set<String> types, String words) {
    private static final int LONGEST = 500;
    private static final String TYPE = "error_type";

    ErrorBody {
        types = Set.copyOf(types);
    }

    static ErrorBody of(String body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            Iterable<JsonNode> errors = json.isArray() ? json : Set.of(json);
            var types = new LinkedHashSet<String>();
            errors.forEach(error -> types.add(error.path(TYPE).asText("")));
            types.remove("");
            return types.isEmpty() ? unknown() : new ErrorBody(types, "CloudSigma says '" + told(errors) + "'");
        } catch (JsonProcessingException e) {
            return unknown();
        }
    }

    private static ErrorBody unknown() {
        return new ErrorBody(Set.of(), "there is an answer, but not one of CloudSigma's API");
    }

    private static String told(Iterable<JsonNode> errors) {
        String all = StreamSupport.stream(errors.spliterator(), false)
                .map(ErrorBody::told)
                .collect(Collectors.joining("; "))
                .replaceAll("\\s+", " ");
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
    }

    private static String told(JsonNode error) {
        String point = error.path("error_point").asText("");
        String message = error.path("error_message").asText(error.path(TYPE).asText(""));
        return error.path("error_point").isNull() || point.isEmpty() ? message : point + ": " + message;
    }

    boolean saysNoSuchThing() {
        return types.contains("notexist");
    }

    /** Whether this is an error of CloudSigma's API, and not of something before it. */
    boolean isGenuine() {
        return !types.isEmpty();
    }

    /** Whether two calls got in each other's way, so that the same call may work when it is repeated. */
    boolean isConflict() {
        return types.contains("concurrency");
    }

    /** Whether something is wrong on CloudSigma's side, which may pass. */
    boolean isInternal() {
        return types.contains("database") || types.contains("backend");
    }

    boolean isAboutMoney() {
        return types.contains("billing") || types.contains("payment");
    }
}
