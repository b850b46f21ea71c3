package org.occopus.template;

import static org.occopus.template.Operation.named;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.TemplateException;

/** Filters that make a text of a text. */
final class TextFilters {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern TITLE = Pattern.compile("(?U)([-\\s({\\[<]*)([^-\\s({\\[<]+)");

    static final Map<String, Operation> ALL = Map.ofEntries(
            named("upper", "", (text, given) -> PythonText.str(text).toUpperCase(Locale.ROOT)),
            named("lower", "", (text, given) -> PythonText.str(text).toLowerCase(Locale.ROOT)),
            named("capitalize", "", (text, given) -> TextCase.capitalized(PythonText.str(text))),
            named("title", "", (text, given) -> titled(PythonText.str(text))),
            named("trim", "chars?", (text, given) -> TextParts.stripped(PythonText.str(text), given, true, true)),
            named(
                    "replace",
                    "old new count?",
                    (text, given) -> TextParts.replaced(
                            PythonText.str(text),
                            given.text("old", ""),
                            given.text("new", ""),
                            given.unlessNone("count").isEmpty() ? -1 : given.number("count", -1))),
            named("indent", "width? first? blank?", TextFilters::indented),
            named("truncate", "length? killwords? end? leeway?", TextFilters::truncated),
            named("center", "width?", (text, given) -> TextParts.centred(PythonText.str(text), given)),
            named("wordwrap", "width? break_long_words? wrapstring? break_on_hyphens?", TextFilters::wrapped),
            named(
                    "wordcount",
                    "",
                    (text, given) ->
                            WORD.matcher(PythonText.str(text)).results().count()),
            named("string", "", (text, given) -> text instanceof Markup ? text : PythonText.str(text)),
            named("format", "* **", (text, given) -> formatted(PythonText.str(text), given)));

    private TextFilters() {}

    /** The filter's own idea of a title, other than that of the method. */
    private static String titled(String text) {
        return TITLE.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(word.group(1) + TextCase.capitalized(word.group(2))));
    }

    private static String text(Object input, Given given) {
        if (PythonValues.plain(input) instanceof String text) {
            return text;
        }
        throw new TemplateException(given.operation() + " needs a text, not " + PythonValues.kind(input));
    }

    private static String indented(Object input, Given given) {
        String indent = given.find("width")
                .filter(String.class::isInstance)
                .map(Object::toString)
                .orElseGet(() -> " ".repeat(Math.max(0, given.number("width", 4))));
        List<Object> lines = TextParts.lines(text(input, given) + "\n", false);
        StringBuilder result = new StringBuilder(given.flag("first") ? indent : "").append(lines.get(0));
        for (Object line : lines.subList(1, lines.size())) {
            boolean kept = line.equals("") && !given.flag("blank");
            result.append('\n').append(kept ? "" : indent).append(line);
        }
        return result.toString();
    }

    private static Object truncated(Object input, Given given) {
        int length = given.number("length", 255);
        String end = given.text("end", "...");
        int leeway = given.unlessNone("leeway").isEmpty() ? 5 : given.number("leeway", 5);
        if (length < end.length() || leeway < 0) {
            throw new TemplateException(
                    "truncate needs a length of " + end.length() + " or more, and no leeway below 0");
        }
        if (PythonValues.length(input) <= length + leeway) {
            return input;
        }
        String text = text(input, given);
        String cut = text.substring(0, text.offsetByCodePoints(0, length - end.length()));
        int space = cut.lastIndexOf(' ');
        return (given.flag("killwords") || space < 0 ? cut : cut.substring(0, space)) + end;
    }

    private static String wrapped(Object input, Given given) {
        WordWrap wrap = new WordWrap(
                given.number("width", 79),
                given.find("break_long_words").map(PythonValues::truth).orElse(true),
                given.find("break_on_hyphens").map(PythonValues::truth).orElse(true));
        String newline = given.unlessNone("wrapstring").map(PythonText::str).orElse("\n");
        return TextParts.lines(text(input, given), false).stream()
                .map(line -> String.join(newline, wrap.lines(line.toString())))
                .reduce((one, other) -> one + newline + other)
                .orElse("");
    }

    private static String formatted(String text, Given given) {
        if (!given.rest().isEmpty() && !given.further().isEmpty()) {
            throw new TemplateException("format takes values with or without names, not both");
        }
        return PercentFormat.of(
                text, given.further().isEmpty() ? new PythonTuple(given.rest()) : new PythonDict(given.further()));
    }
}
