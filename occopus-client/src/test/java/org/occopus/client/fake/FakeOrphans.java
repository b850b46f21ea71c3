package org.occopus.client.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer about resources that nobody claims. */
final class FakeOrphans {
    private FakeOrphans() {}

    static Object answer(String method, Levers levers) {
        Map<String, Object> orphan = new LinkedHashMap<>(Map.of(
                "cloud",
                "simulator",
                "kind",
                "volume",
                "resource",
                "vol-1",
                "companion",
                true,
                "infrastructure",
                "i",
                "node",
                "n",
                "instance",
                "x",
                "age_seconds",
                60));
        if (method.equals("DELETE")) {
            orphan.put("deleted", true);
        }
        List<Object> unlisted = levers.unlistedCloud.isEmpty()
                ? List.of()
                : List.of(Map.of("cloud", levers.unlistedCloud, "reason", "nobody answers"));
        return Map.of("orphans", levers.orphan ? List.of(orphan) : List.of(), "unlisted", unlisted);
    }
}
