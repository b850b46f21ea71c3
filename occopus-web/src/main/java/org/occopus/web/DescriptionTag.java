package org.occopus.web;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.occopus.state.StoredSnapshot;

/**
 * Names descriptions in {@code ETag} and {@code If-Match} (RFC 9110, sections 8.8.3 and 13.1.1), and reports, whose tag
 * changes with everything that is stored.
 */
final class DescriptionTag {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([dv])(\\d{1,18})(-json)?\"");
    private static final String REPORT = "v";

    private DescriptionTag() {}

    /** The tag of one form of a description; both forms may be expected by a change. */
    static String of(long revision, boolean json) {
        return "d" + revision + (json ? "-json" : "");
    }

    /** The tag of a report. */
    static String ofReport(StoredSnapshot reported) {
        return REPORT + reported.version();
    }

    /**
     * Which revisions a change expects: those that are named, and the one that stands if the report that is named does.
     * None where a tag is of something else. Weak tags never match.
     *
     * @param values of all {@code If-Match} headers; none means that it does not matter
     * @param now tells what is stored
     */
    static LongPredicate expected(List<String> values, Supplier<StoredSnapshot> now) {
        if (values.isEmpty() || values.stream().anyMatch(value -> value.strip().equals("*"))) {
            return any -> true;
        }
        Set<Long> revisions = new HashSet<>();
        values.stream()
                .flatMap(value -> TAG.matcher(value).results())
                .filter(tag -> tag.group(1) == null)
                .forEach(tag -> revision(tag, now).ifPresent(revisions::add));
        return revisions::contains;
    }

    private static OptionalLong revision(MatchResult tag, Supplier<StoredSnapshot> now) {
        long number = Long.parseLong(tag.group(3));
        if (!tag.group(2).equals(REPORT)) {
            return OptionalLong.of(number);
        }
        StoredSnapshot stored = now.get();
        return stored.version() == number && tag.group(4) == null
                ? OptionalLong.of(stored.snapshot().infrastructure().revision())
                : OptionalLong.empty();
    }
}
