package org.occopus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.occopus.spi.TemplateException;

/** Splits, joins, strips and pads texts as Python does it. */
final class TextParts {
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u000b\f\u001c-\u001e\u0085\u2028\u2029]");

    private TextParts() {}

    static String stripped(String text, Given given, boolean left, boolean right) {
        if (given.unlessNone("chars").isEmpty()) {
            return PythonText.stripped(text, left, right);
        }
        String characters = given.textOnly("chars");
        int start = 0;
        int end = text.length();
        while (left && start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (right && end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    static String replaced(String text, String old, String replacement, int count) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        int done = 0;
        for (int at = text.indexOf(old); at >= 0 && done != count; at = next(text, old, at)) {
            result.append(text, from, at).append(replacement);
            from = at + old.length();
            done++;
            if (result.length() > TemplateEngine.LARGEST_OUTPUT) {
                throw new TemplateException("replace makes the text too long");
            }
        }
        return result.append(text.substring(from)).toString();
    }

    /** The next place of a part; the empty part has one before each character and one at the end. */
    private static int next(String text, String part, int at) {
        return part.isEmpty() ? (at < text.length() ? at + 1 : -1) : text.indexOf(part, at + part.length());
    }

    static long count(String text, String part) {
        return part.isEmpty()
                ? text.codePointCount(0, text.length()) + 1L
                : (text.length() - text.replace(part, "").length()) / part.length();
    }

    static PythonList split(String text, Given given) {
        int most = given.number("maxsplit", -1);
        if (given.unlessNone("sep").isEmpty()) {
            return splitAtSpace(PythonText.stripped(text, true, false), most);
        }
        String separator = separator(given.textOnly("sep"));
        PythonList parts = new PythonList();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() != most; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static PythonList splitAtSpace(String text, int most) {
        PythonList parts = new PythonList();
        String rest = text;
        while (!rest.isEmpty()) {
            int end = 0;
            while (end < rest.length() && (parts.size() == most || !PythonText.isSpace(rest.charAt(end)))) {
                end++;
            }
            parts.add(rest.substring(0, end));
            rest = PythonText.stripped(rest.substring(end), true, false);
        }
        return parts;
    }

    /** As {@link #split}, but what is left over stands at the front. */
    static PythonList splitFromEnd(String text, Given given) {
        if (given.number("maxsplit", -1) < 0) {
            return split(text, given);
        }
        PythonList reversed = split(
                reversed(text),
                given.unlessNone("sep").isEmpty() ? given : given.with("sep", reversed(given.textOnly("sep"))));
        PythonList parts = new PythonList();
        reversed.reversed().forEach(part -> parts.add(reversed(PythonText.str(part))));
        return parts;
    }

    static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static String separator(String separator) {
        if (separator.isEmpty()) {
            throw new TemplateException("split needs a separator that is not empty");
        }
        return separator;
    }

    static PythonList lines(String text, boolean keepEnds) {
        PythonList lines = new PythonList();
        Matcher end = LINE_END.matcher(text);
        int from = 0;
        while (end.find()) {
            lines.add(text.substring(from, keepEnds ? end.end() : end.start()));
            from = end.end();
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    static PythonTuple partition(String text, String separator, boolean last) {
        int at = last ? text.lastIndexOf(separator(separator)) : text.indexOf(separator(separator));
        if (at < 0) {
            return new PythonTuple(last ? List.of("", "", text) : List.of(text, "", ""));
        }
        return new PythonTuple(List.of(text.substring(0, at), separator, text.substring(at + separator.length())));
    }

    static String joined(String separator, Object items) {
        List<String> texts = new ArrayList<>();
        for (Object item : PythonValues.items(items)) {
            if (!(PythonValues.plain(item) instanceof String text)) {
                throw new TemplateException(
                        "join needs texts, not " + PythonValues.kind(item) + "; the filter takes any");
            }
            texts.add(text);
        }
        return texts.stream().collect(Collectors.joining(separator));
    }

    static String centred(String text, Given given) {
        int width = given.number("width", 80);
        int missing = Math.max(0, width - PythonValues.length(text));
        int left = missing / 2 + (missing & width & 1);
        return fill(given).repeat(left) + text + fill(given).repeat(missing - left);
    }

    static String justified(String text, Given given, boolean left) {
        String padding = fill(given).repeat(Math.max(0, given.number("width", 0) - PythonValues.length(text)));
        return left ? text + padding : padding + text;
    }

    private static String fill(Given given) {
        String fill = given.text("fill", " ");
        if (PythonValues.length(fill) != 1) {
            throw new TemplateException(given.operation() + " fills with one character");
        }
        return fill;
    }

    static String zeroFilled(String text, int width) {
        int missing = width - PythonValues.length(text);
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return missing <= 0
                ? text
                : (signed ? text.substring(0, 1) : "") + "0".repeat(missing) + (signed ? text.substring(1) : text);
    }

    static String expanded(String text, int size) {
        StringBuilder expanded = new StringBuilder();
        int column = 0;
        for (int c : text.codePoints().toArray()) {
            int width = c == '\t' ? (size <= 0 ? 0 : size - column % size) : 1;
            expanded.append(c == '\t' ? " ".repeat(width) : Character.toString(c));
            column = c == '\n' || c == '\r' ? 0 : column + width;
        }
        return expanded.toString();
    }
}
