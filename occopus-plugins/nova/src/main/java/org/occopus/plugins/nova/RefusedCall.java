package org.occopus.plugins.nova;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer that is not the one that was asked for: a status of 300 or more, with the service's own words. */
final class RefusedCall extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500;
    private static final int UNAUTHORISED = 401;
    private static final int NOT_FOUND = 404;

    private final int status;
    private final Writer writer;
    private final transient @Nullable Duration retryAfter;

    /** Who wrote an answer: a service, the web framework that it is made with, or any web server on its address. */
    private enum Writer {
        SERVICE,
        FRAMEWORK,
        ANYBODY
    }

    private record Said(Writer writer, String words) {}

    private RefusedCall(int status, Said said, @Nullable Duration retryAfter) {
        super(shortened(said.words()));
        this.status = status;
        this.writer = said.writer();
        this.retryAfter = retryAfter;
    }

    static RefusedCall of(HttpResponse<String> answer) {
        return new RefusedCall(
                answer.statusCode(),
                said(answer.body()),
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
        return status == NOT_FOUND && writer == Writer.SERVICE;
    }

    /** Whether a service says that it has no such collection at all, as Neutron does of an extension that is missing. */
    boolean saysNoSuchCollection() {
        return status == NOT_FOUND && writer == Writer.FRAMEWORK;
    }

    /** Whether the token was refused, so that nothing was done. */
    boolean saysUnauthorised() {
        return status == UNAUTHORISED;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    private static Said said(String body) {
        if (body.isBlank()) {
            return new Said(Writer.ANYBODY, "no words");
        }
        try {
            JsonNode error = JSON.readTree(body);
            return words(error)
                    .map(words -> new Said(Writer.SERVICE, words))
                    .or(() -> frameworkWords(error).map(words -> new Said(Writer.FRAMEWORK, words)))
                    .orElseGet(() -> new Said(Writer.ANYBODY, bare(body)));
        } catch (JsonProcessingException e) {
            return new Said(Writer.ANYBODY, bare(body));
        }
    }

    /**
     * The message below the only member of an error ({@code itemNotFound}, {@code NeutronError}, {@code error} …), see
     * https://docs.openstack.org/api-guide/compute/faults.html; empty when the answer is no such thing.
     */
    private static Optional<String> words(JsonNode error) {
        for (JsonNode inner : error) {
            if (inner.path("message").isTextual()) {
                return Optional.of(inner.path("message").asText());
            }
            if (inner.isTextual() && error.has("NeutronError")) {
                return Optional.of(inner.asText());
            }
        }
        return Optional.empty();
    }

    /** Answers of Pecan and WebOb: {@code {"code": "404 Not Found", "title": "Not Found", "message": "The resource …"}}. */
    private static Optional<String> frameworkWords(JsonNode error) {
        boolean complete = Stream.of("code", "title", "message")
                .allMatch(member -> error.path(member).isTextual());
        return complete ? Optional.of(bare(error.path("message").asText())) : Optional.empty();
    }

    private static String bare(String html) {
        return html.replaceAll("<[^>]*>", " ");
    }

    private static Optional<Duration> seconds(String header) {
        return header.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(header))) : Optional.empty();
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
