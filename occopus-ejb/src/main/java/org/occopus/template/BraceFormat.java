package org.occopus.template;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/** Python's {@code format} (https://docs.python.org/3/library/string.html#format-string-syntax), without nesting. */
final class BraceFormat {
    private static final Pattern PART =
            Pattern.compile("\\{\\{|\\}\\}|\\{(?<name>\\w*)(?:!(?<conversion>[sra]))?(?::(?<spec>[^{}]*))?\\}|[{}]");
    private static final Pattern SPEC =
            Pattern.compile("(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alternate>#)?"
                    + "(?<zero>0)?(?<width>\\d{1,4})?(?<group>[,_])?(?:\\.(?<precision>\\d{1,3}))?(?<type>[a-zA-Z%])?");

    private final Given given;
    private int position;

    private BraceFormat(Given given) {
        this.given = given;
    }

    static String of(String text, Given given) {
        BraceFormat format = new BraceFormat(given);
        return PART.matcher(text).replaceAll(part -> Matcher.quoteReplacement(format.filled(part)));
    }

    private String filled(MatchResult part) {
        String image = part.group();
        if (image.equals("{{") || image.equals("}}")) {
            return image.substring(1);
        }
        if (image.length() == 1) {
            throw new TemplateException("format: write {{ and }} for braces, and {}, {0} or {name} for values");
        }
        Object value = value(part.group("name"));
        String conversion = part.group("conversion");
        Object converted =
                conversion == null ? value : conversion.equals("s") ? PythonText.str(value) : PythonText.repr(value);
        String spec = part.group("spec");
        return spec == null || spec.isEmpty() ? PythonText.str(converted) : formatted(converted, spec);
    }

    private Object value(String name) {
        if (name.isEmpty() || name.matches("\\d{1,6}")) {
            int index = name.isEmpty() ? position++ : Integer.parseInt(name);
            if (index >= given.rest().size()) {
                throw new TemplateException("format has no value for position " + index);
            }
            return given.rest().get(index);
        }
        if (!given.further().containsKey(name)) {
            throw new TemplateException("format has no value for '" + name + "'");
        }
        return Nothing.orNone(given.further().get(name));
    }

    private static String formatted(Object value, String spec) {
        Matcher parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            throw new TemplateException("format does not know '" + spec + "'");
        }
        boolean number = PythonNumbers.isNumber(value) && !(value instanceof Boolean && parts.group("type") == null);
        String sign = number ? sign(value, parts.group("sign")) : "";
        String body = number ? number(value, parts) : text(value, parts);
        return padded(sign, body, number, parts);
    }

    private static String sign(Object value, @Nullable String wanted) {
        return NumberFormat.isNegative(value) ? "-" : wanted == null || wanted.equals("-") ? "" : wanted;
    }

    private static String text(Object value, Matcher parts) {
        boolean wrong = (parts.group("type") != null && !parts.group("type").equals("s"))
                || parts.group("sign") != null
                || parts.group("group") != null
                || !(value instanceof String || value instanceof Boolean);
        if (wrong) {
            throw new TemplateException("format: '" + parts.group() + "' does not fit " + PythonValues.kind(value));
        }
        String text = PythonText.str(value);
        int length = precision(parts);
        return length < 0 || length >= text.length() ? text : text.substring(0, length);
    }

    private static int precision(Matcher parts) {
        return parts.group("precision") == null ? -1 : Integer.parseInt(parts.group("precision"));
    }

    private static String number(Object value, Matcher parts) {
        String type = parts.group("type");
        boolean decimal = value instanceof Double;
        boolean known =
                type == null ? !decimal || precision(parts) < 0 : (decimal ? "eEfFgG%" : "bdoxXeEfFgG%").contains(type);
        if (!known) {
            throw new TemplateException("format: '" + parts.group() + "' is not available for " + PythonText.repr(value)
                    + "; name a type such as f");
        }
        if (type == null && decimal) {
            return grouped(PythonText.repr(Math.abs((Double) value)), parts.group("group"));
        }
        String digits = "%".equals(type)
                ? NumberFormat.magnitude('f', PythonNumbers.decimal(value) * 100, precision(parts), false) + "%"
                : NumberFormat.magnitude(
                        type == null ? 'd' : type.charAt(0), value, precision(parts), parts.group("alternate") != null);
        return grouped(digits, parts.group("group"));
    }

    private static String grouped(String digits, @Nullable String separator) {
        if (separator == null) {
            return digits;
        }
        int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        return digits.substring(0, end).replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", separator) + digits.substring(end);
    }

    private static String padded(String sign, String body, boolean number, Matcher parts) {
        boolean zero = parts.group("zero") != null && parts.group("align") == null;
        String fill = zero ? "0" : parts.group("fill") == null ? " " : parts.group("fill");
        String align =
                zero && number ? "=" : parts.group("align") == null ? (number ? ">" : "<") : parts.group("align");
        int width = parts.group("width") == null ? 0 : Integer.parseInt(parts.group("width"));
        int missing = Math.max(0, width - sign.length() - PythonValues.length(body));
        return switch (align) {
            case "<" -> sign + body + fill.repeat(missing);
            case "^" -> fill.repeat(missing / 2) + sign + body + fill.repeat(missing - missing / 2);
            case "=" -> sign + fill.repeat(missing) + body;
            default -> fill.repeat(missing) + sign + body;
        };
    }
}
