package org.occopus.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/** Prints values as Python's {@code str} and {@code repr} do (https://docs.python.org/3/library/functions.html#repr). */
final class PythonText {
    private static final int LARGEST_PLAIN_EXPONENT = 16;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int NEXT_LINE = 0x85;

    private PythonText() {}

    static String str(@Nullable Object value) {
        if (value instanceof Nothing.Undefined) {
            return "";
        }
        Object plain = PythonValues.plain(value);
        return plain instanceof String text ? text : repr(plain);
    }

    static String repr(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Nothing.None ignored -> "None";
            case Nothing.Undefined ignored -> "Undefined";
            case String text -> quoted(text);
            case Boolean truth -> truth ? "True" : "False";
            case Double number -> number(number);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Markup markup -> "Markup(" + quoted(markup.text()) + ")";
            case PythonRange range -> range.printed();
            case PythonView view -> view.printed();
            case Attributed attributed -> attributed.printed();
            case PythonTuple tuple -> items(tuple, "(", tuple.size() == 1 ? ",)" : ")");
            case Collection<?> list -> items(list, "[", "]");
            case Generated ignored ->
                throw new TemplateException("what a filter generates cannot be printed; put |list or |join behind it");
            case TemplateFunction ignored ->
                throw new TemplateException("a function cannot be printed; call it: name()");
            default -> value.toString();
        };
    }

    private static String items(Collection<?> items, String start, String end) {
        return items.stream().map(PythonText::repr).collect(Collectors.joining(", ", start, end));
    }

    /** Python's {@code strip}, on one side or both. */
    static String stripped(String text, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (right && end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Python's {@code isspace}. */
    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }

    private static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> quoted.append(escaped(c, quote)));
        return quoted.append(quote).toString();
    }

    private static String escaped(int c, char quote) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c == quote ? "\\" + quote : isPrintable(c) ? Character.toString(c) : hex(c);
        };
    }

    static boolean isPrintable(int c) {
        return c == ' '
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> false;
                    default -> true;
                };
    }

    private static String hex(int c) {
        return c < 0x100
                ? String.format("\\x%02x", c)
                : c < 0x10000 ? String.format("\\u%04x", c) : String.format("\\U%08x", c);
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        BigDecimal shortest = shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (number == 0 || (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < LARGEST_PLAIN_EXPONENT)) {
            String plain = shortest.toPlainString();
            String sign = number == 0 && 1 / number < 0 ? "-" : "";
            return sign + (plain.contains(".") ? plain : plain + ".0");
        }
        String digits = shortest.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (number < 0 ? "-" : "")
                + mantissa
                + (exponent < 0 ? "e-" : "e+")
                + String.format("%02d", Math.abs(exponent));
    }

    /** Java writes two digits where one would do. */
    private static BigDecimal shortest(double number) {
        BigDecimal written = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        BigDecimal oneDigit = written.round(new MathContext(1)).stripTrailingZeros();
        return oneDigit.doubleValue() == number ? oneDigit : written;
    }
}
