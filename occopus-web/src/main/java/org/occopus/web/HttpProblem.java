package org.occopus.web;

import jakarta.json.JsonObject;
import org.occopus.problem.ProblemType;

/** What a bare HTTP status means. */
public final class HttpProblem {
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int FIRST_OF_THE_SERVER = 500;

    private HttpProblem() {}

    /** The body of the problem. */
    public static JsonObject body(int status, String method, String path) {
        return ProblemJson.body(type(status), status, detail(status, method, path), path);
    }

    private static ProblemType type(int status) {
        return switch (status) {
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemType.MEDIA_TYPE_UNSUPPORTED;
            default -> status < FIRST_OF_THE_SERVER ? ProblemType.REQUEST_INVALID : ProblemType.INTERNAL;
        };
    }

    private static String detail(int status, String method, String path) {
        return switch (status) {
            case NOT_FOUND ->
                "There is nothing at " + path + ". The paths are those of docs/rest.md; counts are whole numbers.";
            case NOT_ACCEPTABLE ->
                path + " has no form that the Accept header allows; docs/rest.md names those that there are.";
            case UNSUPPORTED_MEDIA_TYPE -> path + " takes no body of this Content-Type. Leave the header out.";
            case METHOD_NOT_ALLOWED -> path + " does not take " + method + ".";
            default -> "The request to " + path + " was refused with status " + status + ".";
        };
    }
}
