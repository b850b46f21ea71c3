package org.occopus.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.MalformedJsonException;

/** How requests are written and answers are read. */
final class Requests {
    private Requests() {}

    /** One segment of a path or one value of a query. */
    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String path(String id) {
        return "/infrastructures/" + encoded(id);
    }

    static RestConnection.Body body(DescriptorBundle bundle) {
        return new RestConnection.Body(DescriptorBundle.MEDIA_TYPE, bundle.toJson());
    }

    static Submission submission(String request, JsonObject answer) {
        return read(request, answer, json -> new Submission(json.requiredText("infraid"), json.texts("warnings")));
    }

    static Map<String, Long> sectionCounts(JsonObject answer) {
        Map<String, Long> counts = new LinkedHashMap<>();
        answer.object("sections")
                .ifPresent(sections ->
                        sections.names().forEach(section -> counts.put(section, sections.number(section, 0))));
        return counts;
    }

    static <T> T read(String request, JsonObject answer, Function<JsonObject, T> reader) {
        try {
            return reader.apply(answer);
        } catch (MalformedJsonException e) {
            throw RestConnection.unreadable(request, e);
        }
    }
}
