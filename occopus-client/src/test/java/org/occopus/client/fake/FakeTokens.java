package org.occopus.client.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.client.json.JsonObject;

/** API tokens; the secret of the first is {@code occ_1}. */
final class FakeTokens {
    private final List<Map<String, Object>> tokens = new ArrayList<>();

    Object answer(String method, String[] parts, String body) {
        return switch (method) {
            case "POST" -> created(JsonObject.parse(body));
            case "DELETE" -> Map.of("removed", tokens.removeIf(token -> parts[1].equals(token.get("id"))));
            default -> Map.of("tokens", List.copyOf(tokens));
        };
    }

    private Map<String, Object> created(JsonObject wanted) {
        int number = tokens.size() + 1;
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("id", "id-" + number);
        token.put("name", wanted.requiredText("name"));
        token.put("role", wanted.requiredText("role"));
        wanted.text("user_id").ifPresent(user -> token.put("user_id", user));
        if (wanted.number("expires_in", 0) == 86_400) {
            token.put("expires", "2027-01-01T00:00:00Z");
        }
        tokens.add(token);
        Map<String, Object> shown = new LinkedHashMap<>(token);
        shown.put("token", "occ_" + number);
        return shown;
    }
}
