package org.occopus.plugins.cloudinit;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a text must be quoted in block style so that it stays a text: the choices of ruamel.yaml, which templates rely on,
 * because an expression is read back within the quotes that were chosen before it was rendered.
 */
final class PlainScalars {
    enum Style {
        PLAIN,
        SINGLE,
        DOUBLE
    }

    private static final Set<String> NOT_TEXTS =
            Set.of("", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "=", "<<");
    private static final List<Pattern> NUMBERS = List.of(
            Pattern.compile("[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+"),
            Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
                    + "|[-+]?\\.[0-9_]+([eE][-+][0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d|\\d{4}-\\d\\d?-\\d\\d?([Tt]|[ \\t]+)\\d\\d?:\\d\\d:\\d\\d(\\.\\d*)?"
                    + "([ \\t]*(Z|[-+]\\d\\d?(:\\d\\d)?))?"));
    private static final String NEVER_FIRST = "#,[]{}&*!|>'\"%@`";

    private PlainScalars() {}

    static Style styleOf(String text) {
        boolean special = text.chars().anyMatch(c -> c != '\n' && (c < 0x20 || c > 0x7e));
        boolean edges = text.startsWith(" ") || text.endsWith(" ");
        if (!special && !edges && text.indexOf('\n') < 0 && !hasIndicator(text) && isText(text)) {
            return Style.PLAIN;
        }
        return special || text.indexOf('\n') >= 0 || text.indexOf('\'') >= 0 ? Style.DOUBLE : Style.SINGLE;
    }

    private static boolean isText(String text) {
        return !NOT_TEXTS.contains(text)
                && NUMBERS.stream().noneMatch(number -> number.matcher(text).matches());
    }

    private static boolean hasIndicator(String text) {
        if (text.startsWith("---") || text.startsWith("...")) {
            return true;
        }
        char first = text.isEmpty() ? 'x' : text.charAt(0);
        boolean spaceFollows = text.length() == 1 || text.startsWith(" ", 1);
        return NEVER_FIRST.indexOf(first) >= 0
                || ("?:-".indexOf(first) >= 0 && spaceFollows)
                || text.contains(": ")
                || text.endsWith(":")
                || text.contains(" #");
    }
}
