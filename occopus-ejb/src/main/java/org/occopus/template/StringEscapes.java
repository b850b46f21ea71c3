package org.occopus.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.TemplateException;

/** The escapes of Python's texts (https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences). */
final class StringEscapes {
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:(?<octal>[0-7]{1,3})|x(?<x>[\\da-fA-F]{2})|u(?<u>[\\da-fA-F]{4})|U(?<long>[\\da-fA-F]{8})"
                    + "|N\\{(?<name>[^}]*)\\}|(?<other>.))",
            Pattern.DOTALL);

    private StringEscapes() {}

    static String resolved(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group())));
    }

    private static String meaning(String escape) {
        char c = escape.charAt(1);
        if (c >= '0' && c <= '7') {
            return Character.toString(Integer.parseInt(escape.substring(1), 8));
        }
        return switch (c) {
            case 'x', 'u', 'U' -> coded(escape);
            case 'N' -> named(escape);
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'v' -> "\u000b";
            case '\n' -> "";
            case '\\', '\'', '"' -> String.valueOf(c);
            default -> escape;
        };
    }

    private static String coded(String escape) {
        if (escape.length() == 2) {
            throw new TemplateException("the escape " + escape + " lacks its hexadecimal digits");
        }
        int code = Integer.parseUnsignedInt(escape.substring(2), 16);
        if (!Character.isValidCodePoint(code)) {
            throw new TemplateException("the escape " + escape + " is no character");
        }
        return Character.toString(code);
    }

    private static String named(String escape) {
        try {
            return Character.toString(Character.codePointOf(escape.substring(3, escape.length() - 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new TemplateException("the escape " + escape + " names no character");
        }
    }
}
