package org.occopus.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.occopus.spi.TemplateException;

/** Filters that make a text. */
final class TextFilters {
    private static final Pattern FORMAT = Pattern.compile("%[sd%]");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern TITLE = Pattern.compile("([-\\s({\\[<]*)([^-\\s({\\[<]+)");

    private TextFilters() {}

    static Object apply(String filter, Object input, FilterArguments given) {
        String text = PythonText.str(input);
        return switch (filter) {
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "capitalize" -> capitalized(text);
            case "title" -> titled(text);
            case "trim" -> Methods.call(text, "strip", given.positional());
            case "replace" -> replaced(text, given);
            case "indent" -> indented(text, given);
            case "truncate" -> truncated(text, given);
            case "center" -> centred(text, given.number(0, "width", 80));
            case "wordcount" -> WORD.matcher(text).results().count();
            case "escape", "e", "forceescape" -> escaped(text);
            case "striptags" ->
                text.replaceAll("(?s)<!--.*?-->|<[^>]*>", "").strip().replaceAll("\\s+", " ");
            case "urlencode" -> urlEncoded(input);
            case "b64encode" -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            case "b64decode" -> decoded(text);
            case "format" -> formatted(text, given);
            case "pprint" -> PythonText.repr(input);
            case "tojson" -> JsonText.of(input);
            default -> text;
        };
    }

    static String capitalized(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    static String titled(String text) {
        return TITLE.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(word.group(1) + capitalized(word.group(2))));
    }

    private static String replaced(String text, FilterArguments given) {
        String old = given.text(0, "old", "");
        String replacement = given.text(1, "new", "");
        int count = given.number(2, "count", -1);
        if (count < 0) {
            return text.replace(old, replacement);
        }
        String result = text;
        for (int i = 0, from = 0; i < count && result.indexOf(old, from) >= 0; i++) {
            int at = result.indexOf(old, from);
            result = result.substring(0, at) + replacement + result.substring(at + old.length());
            from = at + replacement.length();
        }
        return result;
    }

    private static String indented(String text, FilterArguments given) {
        Object width = given.at(0, "width", 4L);
        String indent = width instanceof String ready ? ready : " ".repeat(Math.max(0, given.number(0, "width", 4)));
        boolean blank = given.flag(2, "blank");
        String[] lines = text.split("\n", -1);
        StringBuilder result = new StringBuilder(given.flag(1, "first") ? indent : "").append(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            result.append('\n')
                    .append(lines[i].isEmpty() && !blank ? "" : indent)
                    .append(lines[i]);
        }
        return result.toString();
    }

    private static String truncated(String text, FilterArguments given) {
        int length = given.number(0, "length", 255);
        String end = given.text(2, "end", "...");
        if (text.length() <= length + given.number(3, "leeway", 5)) {
            return text;
        }
        String cut = text.substring(0, Math.max(0, length - end.length()));
        int space = cut.lastIndexOf(' ');
        return (given.flag(1, "killwords") || space < 0 ? cut : cut.substring(0, space)) + end;
    }

    private static String centred(String text, int width) {
        int missing = Math.max(0, width - text.length());
        int left = missing / 2 + (missing & width & 1);
        return " ".repeat(left) + text + " ".repeat(missing - left);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }

    private static String urlEncoded(Object input) {
        if (input instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> encoded(PythonText.str(entry.getKey()), false) + "="
                            + encoded(PythonText.str(entry.getValue()), false))
                    .collect(Collectors.joining("&"));
        }
        return encoded(PythonText.str(input), true);
    }

    private static String encoded(String text, boolean slashes) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
        return slashes ? encoded.replace("+", "%20").replace("%2F", "/") : encoded;
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new TemplateException("b64decode: the text is not Base64");
        }
    }

    /** Python's {@code %} with {@code %s}, {@code %d} and {@code %%}. */
    private static String formatted(String text, FilterArguments given) {
        Iterator<Object> values = given.positional().iterator();
        return FORMAT.matcher(text).replaceAll(found -> {
            boolean percent = found.group().equals("%%");
            Object value = percent ? "%" : values.hasNext() ? values.next() : Nothing.NONE;
            return Matcher.quoteReplacement(PythonText.str(value));
        });
    }
}
