package org.occopus.template;

import static org.occopus.template.Operation.named;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.occopus.spi.TemplateException;

/** Filters that write values in another notation. */
final class EncodingFilters {
    private static final int WIDEST_PRINT = 80;
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#(?<decimal>\\d{1,7})|#[xX](?<hex>[\\da-fA-F]{1,6})|(?<name>\\w+));");
    private static final Pattern ATTRIBUTE_END = Pattern.compile("[\\s/>=]");

    static final Map<String, Operation> ALL = Map.ofEntries(
            named("escape", "", (input, given) -> escaped(input)),
            named("e", "", (input, given) -> escaped(input)),
            named("forceescape", "", (input, given) -> new Markup(html(PythonText.str(input)))),
            named("safe", "", (input, given) -> new Markup(PythonText.str(input))),
            named("striptags", "", (input, given) -> stripped(PythonText.str(input))),
            named("xmlattr", "autospace?", EncodingFilters::attributes),
            named("urlencode", "", (input, given) -> urlEncoded(input)),
            named(
                    "b64encode",
                    "",
                    (input, given) -> Base64.getEncoder()
                            .encodeToString(PythonText.str(input).getBytes(StandardCharsets.UTF_8))),
            named("b64decode", "", (input, given) -> decoded(PythonText.str(input))),
            named("tojson", "indent?", (input, given) -> new Markup(JsonText.forHtml(input, indent(given)))),
            named("to_json", "indent?", (input, given) -> JsonText.plain(input, indent(given))),
            named("to_yaml", "", (input, given) -> YamlText.of(input)),
            named("pprint", "", (input, given) -> pretty(input)));

    private EncodingFilters() {}

    private static int indent(Given given) {
        return given.unlessNone("indent").isEmpty() ? -1 : given.number("indent", 0);
    }

    private static Markup escaped(Object input) {
        return input instanceof Markup markup ? markup : new Markup(html(PythonText.str(input)));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }

    private static String stripped(String text) {
        String bare = text.replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<.*?>", "");
        String joined =
                TextParts.joined(" ", TextParts.split(bare, new Given("striptags", Map.of(), List.of(), Map.of())));
        return ENTITY.matcher(joined).replaceAll(entity -> Matcher.quoteReplacement(character(entity.group())));
    }

    private static String character(String entity) {
        String name = entity.substring(1, entity.length() - 1);
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> "\u00a0";
            default -> {
                if (!name.startsWith("#")) {
                    throw new TemplateException("striptags does not know the entity " + entity);
                }
                boolean hex = name.startsWith("#x") || name.startsWith("#X");
                int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
                yield Character.isValidCodePoint(code) ? Character.toString(code) : "\ufffd";
            }
        };
    }

    private static String attributes(Object input, Given given) {
        if (!(input instanceof Map<?, ?> map)) {
            throw new TemplateException("xmlattr needs a mapping, not " + PythonValues.kind(input));
        }
        String written = map.entrySet().stream()
                .filter(entry -> !(Nothing.orNone(entry.getValue()) instanceof Nothing))
                .map(entry -> name(entry.getKey()) + "=\"" + html(PythonText.str(entry.getValue())) + "\"")
                .collect(Collectors.joining(" "));
        boolean spaced = given.find("autospace").map(PythonValues::truth).orElse(true) && !written.isEmpty();
        return (spaced ? " " : "") + written;
    }

    private static String name(Object key) {
        if (!(key instanceof String name) || ATTRIBUTE_END.matcher(name).find()) {
            throw new TemplateException("xmlattr: " + PythonText.repr(key) + " is no name of an attribute");
        }
        return html(name);
    }

    private static String urlEncoded(Object input) {
        boolean pairs = PythonValues.isIterable(input) && !(PythonValues.plain(input) instanceof String);
        if (!pairs) {
            return encoded(PythonText.str(input), true);
        }
        Object items = input instanceof Map ? Methods.call(input, "items") : input;
        return PythonValues.items(items).stream()
                .map(PythonValues::pair)
                .map(pair ->
                        encoded(PythonText.str(pair.get(0)), false) + "=" + encoded(PythonText.str(pair.get(1)), false))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text, boolean path) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
        return path ? encoded.replace("+", "%20").replace("%2F", "/") : encoded;
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new TemplateException("b64decode: the text is not Base64");
        }
    }

    /** On one line; what Python would spread over several is refused. */
    private static String pretty(Object input) {
        String printed = PythonText.repr(SortedKeys.of(input));
        if (printed.length() > WIDEST_PRINT) {
            throw new TemplateException(
                    "pprint writes no more than " + WIDEST_PRINT + " characters; use tojson(indent=2)");
        }
        return printed;
    }
}
