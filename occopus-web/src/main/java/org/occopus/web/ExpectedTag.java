package org.occopus.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code If-Match} expects (RFC 9110, section 13.1.1). */
final class ExpectedTag {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    private ExpectedTag() {}

    /**
     * Whether what stands, by its tag, is what a change expects; empty stands for nothing. Weak tags never match.
     *
     * @param values of all headers of this name; none means that it does not matter
     */
    static Predicate<Optional<String>> of(List<String> values) {
        if (values.isEmpty()) {
            return any -> true;
        }
        if (values.stream().anyMatch(value -> value.strip().equals("*"))) {
            return Optional::isPresent;
        }
        Set<String> tags = values.stream()
                .flatMap(value -> TAG.matcher(value).results())
                .filter(tag -> tag.group(1) == null)
                .map(tag -> tag.group(2))
                .collect(Collectors.toSet());
        return found -> found.filter(tags::contains).isPresent();
    }
}
