package org.occopus.yaml;

import java.util.regex.Pattern;

/**
 * What is not shown of what users write. Nobody declares which variables are secret, so their names have to do; a login
 * within an address is one, too.
 */
public final class SecretMask {
    /** Stands in the place of a secret. */
    public static final String MASK = "***";

    /** The names that tell. */
    static final String NAMES = "pass(?:word|wd|phrase)|secret|token|credential|(?:private|api|access)[-_ ]?key";

    private static final Pattern NAME = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);
    private static final Pattern LOGIN = Pattern.compile("(://)[^/\\s'\"@]+@");

    private SecretMask() {}

    /** Whether the values under a key are kept back. */
    public static boolean hides(String key) {
        return NAME.matcher(key).find();
    }

    /** A text without the logins of its addresses. */
    public static String withoutLogins(String text) {
        return LOGIN.matcher(text).replaceAll("$1" + MASK + "@");
    }

    /**
     * A file without its secrets; all else stays as it is written, to the last blank and comment.
     *
     * @param yaml one that was read before
     */
    public static String text(String yaml) {
        String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        return withoutLogins(new SecretSpans(text).masked());
    }
}
