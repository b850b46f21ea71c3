package org.occopus.client;

import java.util.List;
import org.occopus.client.description.DescriptionProblem;

/**
 * A request that the server refused or could not carry out. The message is the server's own: what it is about, what
 * happened, what to do. The subclasses sort problems by what a program does about them; a problem that this library does
 * not know is one of this class.
 *
 * {@snippet file="org/occopus/client/snippets/ShopSnippets.java" region="problems"}
 */
public class OccopusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The slug of an answer that does not follow the REST contract. */
    public static final String ANSWER_UNREADABLE = "answer-unreadable";

    private static final int SERVER_FAULT = 500;

    private final String slug;
    private final int status;
    private final Retry retry;
    private final transient List<DescriptionProblem> problems;

    OccopusException(Problem problem) {
        super(problem.message());
        this.slug = problem.slug();
        this.status = problem.status();
        this.retry = problem.retry();
        this.problems = problem.problems();
    }

    /** Something that this side found out. */
    OccopusException(String slug, String message) {
        this(new Problem(slug, 0, message, Retry.LATER, List.of()));
    }

    OccopusException(String slug, int status, String message, Throwable cause) {
        super(message, cause);
        this.slug = slug;
        this.status = status;
        this.retry = Retry.LATER;
        this.problems = List.of();
    }

    /** {@return the stable name of the problem, such as {@code infrastructure-unknown}; empty when the server names none} */
    public String slug() {
        return slug;
    }

    /** {@return the HTTP status of the answer; 0 when there was none} */
    public int status() {
        return status;
    }

    /** {@return whether a server that restarts, or what stands before it, may be the reason} */
    boolean mayPass() {
        return status >= SERVER_FAULT || slug.equals(ANSWER_UNREADABLE);
    }

    /** {@return whether it makes sense to ask again} */
    public Retry retry() {
        return retry;
    }

    /** {@return what is wrong in the description, with lines and columns; empty for every other problem} */
    public List<DescriptionProblem> problems() {
        return problems;
    }
}
