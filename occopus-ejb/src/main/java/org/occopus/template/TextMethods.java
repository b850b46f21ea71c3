package org.occopus.template;

import static org.occopus.template.Operation.named;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.occopus.spi.TemplateException;

/** The methods of Python's texts. */
final class TextMethods {
    static final Map<String, Operation> ALL = Map.ofEntries(
            named("upper", "", (text, given) -> text(text).toUpperCase(Locale.ROOT)),
            named("lower", "", (text, given) -> text(text).toLowerCase(Locale.ROOT)),
            named(
                    "casefold",
                    "",
                    (text, given) -> text(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)),
            named("capitalize", "", (text, given) -> TextCase.capitalized(text(text))),
            named("title", "", (text, given) -> TextCase.titled(text(text))),
            named("swapcase", "", (text, given) -> TextCase.swapped(text(text))),
            named("strip", "chars?", (text, given) -> TextParts.stripped(text(text), given, true, true)),
            named("lstrip", "chars?", (text, given) -> TextParts.stripped(text(text), given, true, false)),
            named("rstrip", "chars?", (text, given) -> TextParts.stripped(text(text), given, false, true)),
            named("startswith", "prefix", (text, given) -> any(given, "prefix", text(text), String::startsWith)),
            named("endswith", "suffix", (text, given) -> any(given, "suffix", text(text), String::endsWith)),
            named(
                    "removeprefix",
                    "prefix",
                    (text, given) -> text(text).startsWith(given.textOnly("prefix"))
                            ? text(text).substring(given.textOnly("prefix").length())
                            : text),
            named(
                    "removesuffix",
                    "suffix",
                    (text, given) -> text(text).endsWith(given.textOnly("suffix"))
                            ? text(text)
                                    .substring(
                                            0,
                                            text(text).length()
                                                    - given.textOnly("suffix").length())
                            : text),
            named(
                    "replace",
                    "old new count?",
                    (text, given) -> TextParts.replaced(
                            text(text), given.textOnly("old"), given.textOnly("new"), given.number("count", -1))),
            named(
                    "find",
                    "part",
                    (text, given) -> position(text(text), text(text).indexOf(given.textOnly("part")))),
            named(
                    "rfind",
                    "part",
                    (text, given) -> position(text(text), text(text).lastIndexOf(given.textOnly("part")))),
            named(
                    "index",
                    "part",
                    (text, given) -> found(position(text(text), text(text).indexOf(given.textOnly("part"))))),
            named(
                    "rindex",
                    "part",
                    (text, given) -> found(position(text(text), text(text).lastIndexOf(given.textOnly("part"))))),
            named("count", "part", (text, given) -> TextParts.count(text(text), given.textOnly("part"))),
            named("split", "sep? maxsplit?", (text, given) -> TextParts.split(text(text), given)),
            named("rsplit", "sep? maxsplit?", (text, given) -> TextParts.splitFromEnd(text(text), given)),
            named("splitlines", "keepends?", (text, given) -> TextParts.lines(text(text), given.flag("keepends"))),
            named("partition", "sep", (text, given) -> TextParts.partition(text(text), given.textOnly("sep"), false)),
            named("rpartition", "sep", (text, given) -> TextParts.partition(text(text), given.textOnly("sep"), true)),
            named("join", "items", (text, given) -> TextParts.joined(text(text), given.get("items"))),
            named("format", "* **", (text, given) -> BraceFormat.of(text(text), given)),
            named("center", "width fill?", (text, given) -> TextParts.centred(text(text), given)),
            named("ljust", "width fill?", (text, given) -> TextParts.justified(text(text), given, true)),
            named("rjust", "width fill?", (text, given) -> TextParts.justified(text(text), given, false)),
            named("zfill", "width", (text, given) -> TextParts.zeroFilled(text(text), given.number("width", 0))),
            named(
                    "expandtabs",
                    "tabsize?",
                    (text, given) -> TextParts.expanded(text(text), given.number("tabsize", 8))),
            named("isdigit", "", (text, given) -> all(text, Character::isDigit)),
            named("isdecimal", "", (text, given) -> all(text, Character::isDigit)),
            named("isnumeric", "", (text, given) -> all(text, Character::isDigit)),
            named("isalpha", "", (text, given) -> all(text, Character::isLetter)),
            named("isalnum", "", (text, given) -> all(text, Character::isLetterOrDigit)),
            named("isspace", "", (text, given) -> all(text, PythonText::isSpace)),
            named("isascii", "", (text, given) -> text(text).chars().allMatch(c -> c < 128)),
            named("isprintable", "", (text, given) -> text(text).codePoints().allMatch(PythonText::isPrintable)),
            named("islower", "", (text, given) -> TextCase.isLower(text(text))),
            named("isupper", "", (text, given) -> TextCase.isUpper(text(text))));

    private TextMethods() {}

    private static String text(Object owner) {
        return (String) owner;
    }

    private static boolean all(Object text, IntPredicate kind) {
        return !text(text).isEmpty() && text(text).codePoints().allMatch(kind);
    }

    /** Whether one of several texts, given as a tuple, or the only one fits. */
    private static boolean any(Given given, String name, String text, BiPredicate<String, String> fits) {
        if (given.get(name) instanceof PythonTuple several) {
            return several.stream().anyMatch(part -> fits.test(text, PythonText.str(part)));
        }
        return fits.test(text, given.textOnly(name));
    }

    /** A position counted in characters, not in halves of them. */
    private static long position(String text, int index) {
        return index < 0 ? index : text.codePointCount(0, index);
    }

    private static long found(long position) {
        if (position < 0) {
            throw new TemplateException("the part was not found in the text");
        }
        return position;
    }
}
