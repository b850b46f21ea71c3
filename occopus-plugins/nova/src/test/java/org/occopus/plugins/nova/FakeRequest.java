package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A request to one of the fake services, but for Keystone.
 *
 * @param method GET, POST, PUT or DELETE
 * @param collection {@code servers}, {@code ports} …
 * @param id what follows it; empty when nothing does
 * @param action what follows the id; empty when nothing does
 */
record FakeRequest(
        String method, String collection, String id, String action, Map<String, String> query, JsonNode body) {

    /** Reads a path such as {@code /compute/v2.1/servers/1} or {@code /volume/v3/project-1/volumes/1}. */
    static FakeRequest of(String method, String path, Map<String, String> query, JsonNode body) {
        List<String> parts = List.of(path.split("/"));
        int begin = path.startsWith("/volume/") ? 4 : 3;
        return new FakeRequest(method, part(parts, begin), part(parts, begin + 1), part(parts, begin + 2), query, body);
    }

    private static String part(List<String> parts, int position) {
        return position < parts.size() ? parts.get(position) : "";
    }

    boolean isListing() {
        return method.equals("GET") && (id.isEmpty() || id.equals("detail"));
    }

    /** A query parameter; empty text when it is not given. */
    String asked(String name) {
        return query.getOrDefault(name, "");
    }
}
