package org.occopus.plugins.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.occopus.spi.setting.SettingProblem;

/**
 * What a cloud takes as tags of one resource: 50 of them, keys of 128 and values of 256 characters, no key beginning with
 * {@code aws:} (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions).
 */
final class TagLimits {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    /** Four owner tags and the name. */
    private static final int OURS = 5;

    private static final String OUR_PREFIX = "org.occopus.";

    private TagLimits() {}

    /**
     * Refuses tags that the cloud would refuse, or that would hide ours.
     *
     * @throws IllegalArgumentException with the first problem
     */
    static void check(Map<String, String> tags) {
        List<SettingProblem> problems = problemsOf("tags", tags);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(".", problems.get(0).path()) + " "
                    + problems.get(0).message());
        }
    }

    static List<SettingProblem> problemsOf(String setting, Map<String, ?> tags) {
        var problems = new ArrayList<SettingProblem>();
        if (tags.size() > MOST - OURS) {
            problems.add(SettingProblem.of(
                    setting,
                    "has " + tags.size() + " tags; write at most 45, because Occopus adds five to a limit of 50"));
        }
        tags.forEach((key, value) -> {
            var path = List.of(setting, key);
            if (isReserved(key)) {
                problems.add(
                        new SettingProblem(path, "is reserved; choose a key without the prefix aws: or org.occopus."));
            }
            if (key.isEmpty() || key.length() > LONGEST_KEY) {
                problems.add(new SettingProblem(path, "is no key of a tag; write 1 to 128 characters"));
            }
            if (isTooLong(value)) {
                problems.add(new SettingProblem(path, "is no value of a tag; write a text of up to 256 characters"));
            }
        });
        return List.copyOf(problems);
    }

    private static boolean isReserved(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith("aws:") || key.startsWith(OUR_PREFIX);
    }

    private static boolean isTooLong(Object value) {
        String text = value.toString();
        boolean structured = value instanceof Map || value instanceof List;
        return structured || (text.length() > LONGEST_VALUE && !Ec2Settings.isTemplate(text));
    }
}
