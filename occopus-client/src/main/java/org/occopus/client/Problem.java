package org.occopus.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.client.description.DescriptionProblem;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.MalformedJsonException;

/** What a server answers instead of doing something (RFC 9457). */
record Problem(String slug, int status, String message, Retry retry, List<DescriptionProblem> problems) {
    /** These and no others are about a cloud; {@code docs/problems.md}. */
    private static final Set<String> OF_CLOUDS = Set.of(
            "capacity-exhausted",
            "quota-exceeded",
            "provider-unreachable",
            "provider-refused",
            "credentials-refused",
            "node-failed");

    private static final Set<String> OF_DESCRIPTIONS = Set.of("description-invalid", "template-failed");

    private static final int UNAUTHORIZED = 401;

    Problem {
        problems = List.copyOf(problems);
    }

    static OccopusException exception(String request, int status, String body) {
        try {
            return read(JsonObject.parse(body), request, status).exception();
        } catch (MalformedJsonException e) {
            if (status == UNAUTHORIZED) {
                return withoutWords(request).exception();
            }
            String message = request + " was answered with HTTP status " + status
                    + " and without an explanation. Is this the address of an Occopus server?";
            return new OccopusException(OccopusException.ANSWER_UNREADABLE, status, message, e);
        }
    }

    /** {@code HttpURLConnection} drops the body of a 401 that answers a POST. */
    private static Problem withoutWords(String request) {
        String message = request + " was refused: it carried no token that the server accepts.";
        return new Problem("authentication-needed", UNAUTHORIZED, message, Retry.AFTER_CHANGE, List.of());
    }

    private static Problem read(JsonObject json, String request, int status) {
        String type = json.text("type").orElse("");
        return new Problem(
                type.substring(type.lastIndexOf('/') + 1),
                status,
                firstFilled(json, "detail", "title", "reason")
                        .orElseGet(() -> request + " was answered with HTTP status " + status + "."),
                Retry.of(json.text("retry").orElse("")),
                json.objects("problems").stream().map(DescriptionProblem::from).toList());
    }

    private static Optional<String> firstFilled(JsonObject json, String... members) {
        return List.of(members).stream()
                .flatMap(member -> json.text(member).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** By the slug, then by the status: a newer server may have problems that this library does not know. */
    private OccopusException exception() {
        if (OF_CLOUDS.contains(slug)) {
            return new CloudFailedException(this);
        }
        if (OF_DESCRIPTIONS.contains(slug)) {
            return new DescriptionRefusedException(this);
        }
        return switch (status) {
            case 401, 403 -> new AccessRefusedException(this);
            case 404 -> new NotFoundException(this);
            case 409 -> new ConflictException(this);
            default -> new OccopusException(this);
        };
    }
}
