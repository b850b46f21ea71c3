package org.occopus.plugins.nova;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that is not the one that was asked for: a status of 300 or more, with the service's own words. */
final class RefusedCall extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500;
    private static final int UNAUTHORISED = 401;
    private static final int NOT_FOUND = 404;

    private final int status;
    private final boolean ofOpenStack;
    private final transient @Nullable Duration retryAfter;

    private RefusedCall(int status, Optional<String> words, String otherWords, @Nullable Duration retryAfter) {
        super(shortened(words.orElse(otherWords)));
        this.status = status;
        this.ofOpenStack = words.isPresent();
        this.retryAfter = retryAfter;
    }

    static RefusedCall of(HttpResponse<String> answer) {
        String words = answer.body().isBlank() ? "no words" : answer.body().replaceAll("<[^>]*>", " ");
        return new RefusedCall(
                answer.statusCode(),
                words(answer.body()),
                words,
                answer.headers()
                        .firstValue("Retry-After")
                        .flatMap(RefusedCall::seconds)
                        .orElse(null));
    }

    int status() {
        return status;
    }

    /** What the service said. */
    String words() {
        return String.valueOf(getMessage());
    }

    /** Whether an OpenStack service says that the thing is not there, and not some other web server on its address. */
    boolean saysMissing() {
        return status == NOT_FOUND && ofOpenStack;
    }

    /** Whether the token was refused, so that nothing was done. */
    boolean saysUnauthorised() {
        return status == UNAUTHORISED;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * The message below the only member of an error ({@code itemNotFound}, {@code NeutronError}, {@code error} …), see
     * https://docs.openstack.org/api-guide/compute/faults.html; empty when the body is no such thing.
     */
    private static Optional<String> words(String body) {
        try {
            JsonNode error = JSON.readTree(body);
            for (JsonNode inner : error) {
                if (inner.path("message").isTextual()) {
                    return Optional.of(inner.path("message").asText());
                }
                if (inner.isTextual() && error.has("NeutronError")) {
                    return Optional.of(inner.asText());
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(String header) {
        return header.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(header))) : Optional.empty();
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
