package org.occopus.client;

import java.util.List;
import java.util.Optional;
import org.occopus.client.description.DescriptionProblem;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.MalformedJsonException;

/**
 * A request that the server refused or could not carry out. The message is the server's own: what it is about, what
 * happened, what to do.
 */
public class OccopusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The slug of an answer that does not follow the REST contract. */
    public static final String ANSWER_UNREADABLE = "answer-unreadable";

    private final String slug;
    private final int status;
    private final transient List<DescriptionProblem> problems;

    OccopusException(String slug, int status, String message, List<DescriptionProblem> problems) {
        super(message);
        this.slug = slug;
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    OccopusException(String slug, int status, String message, Throwable cause) {
        super(message, cause);
        this.slug = slug;
        this.status = status;
        this.problems = List.of();
    }

    static OccopusException from(String request, int status, String body) {
        try {
            return from(JsonObject.parse(body), request, status);
        } catch (MalformedJsonException e) {
            String message = request + " was answered with HTTP status " + status
                    + " and without an explanation. Is this the address of an Occopus server?";
            return new OccopusException(ANSWER_UNREADABLE, status, message, e);
        }
    }

    private static OccopusException from(JsonObject problem, String request, int status) {
        String type = problem.text("type").orElse("");
        String message = firstFilled(problem, "detail", "title", "reason")
                .orElseGet(() -> request + " was answered with HTTP status " + status + ".");
        return new OccopusException(
                type.substring(type.lastIndexOf('/') + 1),
                status,
                message,
                problem.objects("problems").stream()
                        .map(DescriptionProblem::from)
                        .toList());
    }

    private static Optional<String> firstFilled(JsonObject problem, String... members) {
        return List.of(members).stream()
                .flatMap(member -> problem.text(member).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** {@return the stable name of the problem, such as {@code infrastructure-unknown}; empty when the server names none} */
    public String slug() {
        return slug;
    }

    /** {@return the HTTP status of the answer; 0 when there was none} */
    public int status() {
        return status;
    }

    /** {@return what is wrong in the description, with lines and columns; empty for every other problem} */
    public List<DescriptionProblem> problems() {
        return problems;
    }
}
