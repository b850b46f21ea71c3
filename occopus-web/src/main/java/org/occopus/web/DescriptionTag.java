package org.occopus.web;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names a description in {@code ETag} and {@code If-Match} (RFC 9110, sections 8.8.3 and 13.1.1). */
final class DescriptionTag {
    private static final Pattern TAG = Pattern.compile("(W/)?\"d(\\d{1,18})(-json)?\"");

    private DescriptionTag() {}

    /** The tag of one form of a description; both forms may be expected by a change. */
    static String of(long revision, boolean json) {
        return "d" + revision + (json ? "-json" : "");
    }

    /**
     * Which revisions a change expects; none where a tag is of something else. Weak tags never match.
     *
     * @param values of all {@code If-Match} headers; none means that it does not matter
     */
    static LongPredicate expected(List<String> values) {
        if (values.isEmpty() || values.stream().anyMatch(value -> value.strip().equals("*"))) {
            return any -> true;
        }
        List<Long> revisions = values.stream()
                .flatMap(value -> TAG.matcher(value).results())
                .filter(tag -> tag.group(1) == null)
                .map((MatchResult tag) -> Long.valueOf(tag.group(2)))
                .toList();
        return revisions::contains;
    }
}
