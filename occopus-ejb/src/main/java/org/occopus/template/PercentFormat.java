package org.occopus.template;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/** Python's {@code %} on texts (https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting). */
final class PercentFormat {
    private static final Pattern PART = Pattern.compile(
            "%(?:\\((?<key>[^)]*)\\))?(?<flags>[-+ 0#]*)(?<width>\\d{1,4})?(?:\\.(?<precision>\\d{0,3}))?(?<type>.)?",
            Pattern.DOTALL);

    private final Object value;
    private final Iterator<?> positional;
    private boolean usedKey;

    private PercentFormat(Object value) {
        this.value = value;
        this.positional = (value instanceof PythonTuple tuple ? tuple : List.of(value)).iterator();
    }

    /**
     * Fills a text in.
     *
     * @param text with parts such as {@code %s} and {@code %(name)05.2f}
     * @param value a tuple, a mapping, or the only value
     */
    static String of(String text, Object value) {
        PercentFormat format = new PercentFormat(value);
        String filled = PART.matcher(text).replaceAll(part -> Matcher.quoteReplacement(format.filled(part)));
        boolean hasItems = value instanceof Map || value instanceof Nothing.Undefined || value instanceof List;
        boolean left = format.positional.hasNext() && (value instanceof PythonTuple || !hasItems) && !format.usedKey;
        if (left) {
            throw new TemplateException("the format takes fewer values than it is given");
        }
        return filled;
    }

    private String filled(MatchResult part) {
        if (part.group("type") == null) {
            throw new TemplateException("the format ends within a %");
        }
        char type = part.group("type").charAt(0);
        if (type == '%') {
            return "%";
        }
        Object given = given(part.group("key"));
        String flags = part.group("flags");
        String precision = part.group("precision");
        int digits = precision == null ? -1 : precision.isEmpty() ? 0 : Integer.parseInt(precision);
        String sign = "sra".indexOf(type) >= 0 || type == 'c' ? "" : sign(given, flags, type);
        String body = body(type, given, digits, flags.contains("#"));
        boolean zeros = flags.contains("0") && !flags.contains("-") && "sracbSRA".indexOf(type) < 0;
        return padded(sign, body, part.group("width"), flags.contains("-"), zeros);
    }

    private Object given(@Nullable String key) {
        if (key == null) {
            if (!positional.hasNext()) {
                throw new TemplateException("the format takes more values than it is given");
            }
            return Nothing.orNone(positional.next());
        }
        usedKey = true;
        if (value instanceof Map<?, ?> map && map.containsKey(key)) {
            return Nothing.orNone(map.get(key));
        }
        throw new TemplateException("the format has no value for '" + key + "'");
    }

    private static String sign(Object given, String flags, char type) {
        if (!PythonNumbers.isNumber(given)) {
            throw new TemplateException("%" + type + " needs a number, not " + PythonValues.kind(given));
        }
        boolean whole = "diu".indexOf(type) >= 0 && given instanceof Double;
        boolean negative = NumberFormat.isNegative(given) && !(whole && (Double) given > -1);
        return negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    }

    private static String body(char type, Object given, int digits, boolean alternate) {
        return switch (type) {
            case 's' -> cut(PythonText.str(given), digits);
            case 'r', 'a' -> cut(PythonText.repr(given), digits);
            case 'c' -> character(given);
            case 'd', 'i', 'u', 'x', 'X', 'o', 'f', 'F', 'e', 'E', 'g', 'G' -> number(type, given, digits, alternate);
            default -> throw new TemplateException("there is no format %" + type);
        };
    }

    private static String number(char type, Object given, int digits, boolean alternate) {
        boolean whole = "diuxXo".indexOf(type) >= 0;
        String number = NumberFormat.magnitude(type, given, digits, alternate);
        return whole ? "0".repeat(Math.max(0, digits - number.length())) + number : number;
    }

    private static String cut(String text, int length) {
        return length < 0 || length >= text.length() ? text : text.substring(0, length);
    }

    private static String character(Object given) {
        if (given instanceof String text && PythonValues.length(text) == 1) {
            return text;
        }
        long code = PythonValues.integer(given);
        if (code < 0 || code > Character.MAX_CODE_POINT) {
            throw new TemplateException("the format for a character needs one, not " + code);
        }
        return Character.toString((int) code);
    }

    private static String padded(String sign, String body, @Nullable String width, boolean left, boolean zeros) {
        int missing = (width == null ? 0 : Integer.parseInt(width)) - sign.length() - PythonValues.length(body);
        String padding = (zeros ? "0" : " ").repeat(Math.max(0, missing));
        return left ? sign + body + padding : zeros ? sign + padding + body : padding + sign + body;
    }
}
