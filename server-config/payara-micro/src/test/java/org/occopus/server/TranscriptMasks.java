package org.occopus.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What differs from run to run, and its names within one conversation: the first id is {@code <id1>}. */
final class TranscriptMasks {
    private static final Pattern NAMED = Pattern.compile(
            "(?<id>(?!00000000-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?<resource>sim-[0-9a-f]{8})|(?<address>127\\.[1-9]\\d*(\\.\\d{1,3}){2})");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern REQUEST = Pattern.compile("(?<=\"request_id\": \")[^\"]+");
    private static final Pattern VERSION =
            Pattern.compile("\"v\\d+\"|(?<=ETag: )\"(a\\d+|n\\d+-\\d+)\"|(?<=\"version\": \")[^\"]+");

    /** Of a machine's name, which holds the starts of ids, and of numbers that depend on how fast the server is. */
    private static final Pattern PART =
            Pattern.compile("(?<=-)[0-9a-f]{8}(?=[-\"])|(?<=\"instance_start_time\": )[0-9.]+|(?<=\"told\": )\\d+");

    private static final Pattern SECRET = Pattern.compile("occ_[A-Za-z0-9_-]+");

    private final Map<String, String> names = new LinkedHashMap<>();

    /** Names what is new, and puts names in the place of what has one. */
    String put(String text) {
        String told = SECRET.matcher(text).replaceAll("<token>");
        String timeless = TIME.matcher(told).replaceAll("<time>");
        String unnamed = REQUEST.matcher(timeless).replaceAll("<request>");
        String named = NAMED.matcher(VERSION.matcher(unnamed)
                        .replaceAll(match -> match.group().startsWith("\"")
                                ? "\"" + match.group().charAt(1) + "<n>\""
                                : "<version>"))
                .replaceAll(match -> names.computeIfAbsent(match.group(), value -> name(match)));
        return PART.matcher(named).replaceAll("<part>");
    }

    private String name(MatchResult match) {
        String kind = match.group(1) != null ? "id" : match.group(3) != null ? "resource" : "address";
        long others = names.values().stream()
                .filter(name -> name.startsWith("<" + kind))
                .count();
        return "<" + kind + (others + 1) + ">";
    }

    /** Puts what was named in the place of its name. */
    String lift(String text) {
        String lifted = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            lifted = lifted.replace(name.getValue(), name.getKey());
        }
        return lifted;
    }
}
