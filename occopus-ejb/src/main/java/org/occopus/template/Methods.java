package org.occopus.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.occopus.spi.TemplateException;

/** The methods of Python's texts and mappings that make sense in a template. Nothing of Java can be called. */
final class Methods {
    private Methods() {}

    static Object call(Object base, String method, List<Object> arguments) {
        return switch (base) {
            case String text -> onText(text, method, arguments);
            case Map<?, ?> map -> onMapping(map, method, arguments);
            default -> throw unknown(base, method);
        };
    }

    private static Object onMapping(Map<?, ?> map, String method, List<Object> arguments) {
        return switch (method) {
            case "items" ->
                map.entrySet().stream()
                        .<Object>map(entry -> List.of(Nothing.orNone(entry.getKey()), Nothing.orNone(entry.getValue())))
                        .toList();
            case "keys" -> PythonValues.items(map);
            case "values" -> map.values().stream().map(Nothing::orNone).toList();
            case "get" ->
                map.containsKey(argument(arguments, 0))
                        ? Nothing.orNone(map.get(argument(arguments, 0)))
                        : argument(arguments, 1);
            default -> throw unknown(map, method);
        };
    }

    private static Object onText(String text, String method, List<Object> arguments) {
        return switch (method) {
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "capitalize" -> TextFilters.capitalized(text);
            case "title" -> TextFilters.titled(text);
            case "strip" -> stripped(text, arguments, true, true);
            case "lstrip" -> stripped(text, arguments, true, false);
            case "rstrip" -> stripped(text, arguments, false, true);
            case "startswith" -> text.startsWith(PythonText.str(argument(arguments, 0)));
            case "endswith" -> text.endsWith(PythonText.str(argument(arguments, 0)));
            case "replace" ->
                text.replace(PythonText.str(argument(arguments, 0)), PythonText.str(argument(arguments, 1)));
            case "find" -> (long) text.indexOf(PythonText.str(argument(arguments, 0)));
            case "count" -> count(text, PythonText.str(argument(arguments, 0)));
            case "split" -> split(text, argument(arguments, 0));
            case "splitlines" -> text.lines().<Object>map(line -> line).toList();
            case "join" -> joined(text, argument(arguments, 0));
            case "isdigit" -> !text.isEmpty() && text.chars().allMatch(Character::isDigit);
            case "isalpha" -> !text.isEmpty() && text.chars().allMatch(Character::isLetter);
            case "isalnum" -> !text.isEmpty() && text.chars().allMatch(Character::isLetterOrDigit);
            case "zfill" -> zeroFilled(text, (int) PythonValues.integer(argument(arguments, 0)));
            default -> throw unknown(text, method);
        };
    }

    private static String zeroFilled(String text, int width) {
        int missing = Math.min(width, 1000) - text.length();
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return missing <= 0
                ? text
                : (signed ? text.substring(0, 1) : "") + "0".repeat(missing) + (signed ? text.substring(1) : text);
    }

    private static long count(String text, String part) {
        return part.isEmpty()
                ? text.length() + 1L
                : (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static String stripped(String text, List<Object> arguments, boolean left, boolean right) {
        String characters = arguments.isEmpty() ? " \t\n\r\f\u000b" : PythonText.str(argument(arguments, 0));
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

    private static List<Object> split(String text, Object separator) {
        if (separator instanceof Nothing) {
            return Arrays.stream(text.strip().split("\\s+"))
                    .filter(part -> !part.isEmpty())
                    .<Object>map(part -> part)
                    .toList();
        }
        return new ArrayList<>(Arrays.asList(text.split(Pattern.quote(PythonText.str(separator)), -1)));
    }

    private static String joined(String separator, Object items) {
        return PythonValues.items(items).stream().map(PythonText::str).collect(Collectors.joining(separator));
    }

    /** The argument at a position, or None. */
    static Object argument(List<Object> arguments, int position) {
        return position < arguments.size() ? arguments.get(position) : Nothing.NONE;
    }

    private static TemplateException unknown(Object base, String method) {
        String kind = PythonValues.kind(base);
        return new TemplateException(kind + " has no method '" + method + "'");
    }
}
