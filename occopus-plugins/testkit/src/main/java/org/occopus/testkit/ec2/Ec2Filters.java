package org.occopus.testkit.ec2;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The filters of a listing: all must match, each by one of its values; {@code *} and {@code ?} are wildcards, a backslash
 * takes a character as it is (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html).
 */
final class Ec2Filters {
    private final List<Ec2Query> filters;

    Ec2Filters(Ec2Query query, Set<String> known) {
        filters = query.structures("Filter");
        for (Ec2Query filter : filters) {
            String name = name(filter);
            if (!known.contains(name) && !name.startsWith("tag:")) {
                throw Ec2Refusal.badRequest("InvalidParameterValue", "The filter '" + name + "' is invalid");
            }
        }
    }

    /** Whether something with these values and tags is to be shown. */
    boolean accept(Map<String, String> values, Map<String, String> tags) {
        return filters.stream()
                .allMatch(filter -> actual(name(filter), values, tags)
                        .anyMatch(actual -> filter.list("Value").stream().anyMatch(wanted -> matches(wanted, actual))));
    }

    private static Stream<String> actual(String name, Map<String, String> values, Map<String, String> tags) {
        if (name.equals("tag-key")) {
            return tags.keySet().stream();
        }
        return name.startsWith("tag:")
                ? Stream.ofNullable(tags.get(name.substring("tag:".length())))
                : Stream.ofNullable(values.get(name));
    }

    static boolean matches(String wanted, String actual) {
        var pattern = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            char character = wanted.charAt(i);
            boolean escaped = character == '\\' && i + 1 < wanted.length();
            switch (character) {
                case '*' -> pattern.append(".*");
                case '?' -> pattern.append('.');
                default -> pattern.append(Pattern.quote(String.valueOf(escaped ? wanted.charAt(++i) : character)));
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL)
                .matcher(actual)
                .matches();
    }

    private static String name(Ec2Query filter) {
        return filter.text("Name").orElse("");
    }
}
