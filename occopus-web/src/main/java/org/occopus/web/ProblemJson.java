package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Problems as {@code application/problem+json} (RFC 9457), with the members of the original kept inside. */
final class ProblemJson {
    private static final String BASE = "https://occopus.org/problems/";
    static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    static Response response(ProblemException problem, String path) {
        return response(problem.type().status(), body(problem, path));
    }

    /** Answers where no JAX-RS does. */
    static void write(ProblemException problem, String path, HttpServletResponse response) throws IOException {
        response.setStatus(problem.type().status());
        response.setContentType(MEDIA_TYPE);
        response.getOutputStream().write(body(problem, path).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject body(ProblemException problem, String path) {
        JsonObjectBuilder body = body(problem.type(), problem.getMessage(), path);
        JsonObjectBuilder ids = Wire.JSON.createObjectBuilder();
        problem.ids().forEach(ids::add);
        body.add("ids", ids);
        if (problem.type() == ProblemType.DESCRIPTION_INVALID) {
            JsonArrayBuilder findings = Wire.JSON.createArrayBuilder();
            problem.findings().forEach(finding -> findings.add(finding(finding)));
            body.add("problems", findings);
        }
        return body.build();
    }

    /** A problem without ids; the status may be finer than the type's. */
    static Response response(ProblemType type, int status, String detail, String path) {
        return response(status, body(type, status, detail, path));
    }

    /** The body of a problem without ids. */
    static JsonObject body(ProblemType type, int status, String detail, String path) {
        return body(type, detail, path)
                .add("status", status)
                .add("status_code", status)
                .build();
    }

    private static Response response(int status, JsonObject body) {
        return Response.status(status).type(MEDIA_TYPE).entity(body.toString()).build();
    }

    private static JsonObjectBuilder body(ProblemType type, String detail, String path) {
        return Wire.JSON
                .createObjectBuilder()
                .add("type", BASE + type.slug())
                .add("title", type.title())
                .add("status", type.status())
                .add("detail", detail)
                .add("instance", path)
                .add("retry", type.retry().name())
                .add("message", "")
                .add("reason", detail)
                .add("status_code", type.status());
    }

    static JsonObject finding(Finding finding) {
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder();
        if (!finding.file().isEmpty()) {
            json.add("file", finding.file());
        }
        if (finding.line() > 0) {
            json.add("line", finding.line()).add("column", finding.column());
        }
        json.add("path", finding.path()).add("message", finding.message());
        if (!finding.hint().isEmpty()) {
            json.add("hint", finding.hint());
        }
        return json.build();
    }
}
