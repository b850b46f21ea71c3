package org.occopus.client.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.client.json.JsonText;

/** An answer as {@code application/problem+json}. */
final class ProblemAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String slug;
    private final transient List<Map<String, Object>> problems;

    ProblemAnswer(int status, String slug, String detail) {
        this(status, slug, detail, List.of());
    }

    ProblemAnswer(int status, String slug, String detail, List<Map<String, Object>> problems) {
        super(detail);
        this.status = status;
        this.slug = slug;
        this.problems = problems;
    }

    int status() {
        return status;
    }

    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "https://occopus.org/problems/" + slug);
        members.put("title", slug);
        members.put("status", status);
        members.put("detail", String.valueOf(getMessage()));
        if (!problems.isEmpty()) {
            members.put("problems", problems);
        }
        return JsonText.compact(members);
    }
}
