package org.occopus.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Breaks descriptors in the ways that people, editors and attackers do; the same seed breaks them the same way. */
final class DescriptorMutator {
    private static final List<String> PIECES = List.of(
            "\t",
            "  ",
            "\n",
            "\r\n",
            "\u0000",
            "\ufeff",
            "\u2028",
            "\ud83d\ude00",
            "é",
            ":",
            ": ",
            "- ",
            "? ",
            "#",
            " #",
            "&a ",
            "*a",
            "*A",
            "<<: *A\n",
            "!x ",
            "!!python/object/apply:os.system [ls]",
            "!text_import {url: 'file://x'}",
            "!!int ",
            "!!bool ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "|",
            "|+9",
            ">-",
            "'",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "{{ x|nofilter }}",
            "{{ [[[[1]]]] }}",
            "{% for i in range(99999) %}",
            "{{ 'x' * 999999 }}",
            "{{ a.b.c }}",
            "{{ getip('a') }}",
            "{% raw %}",
            "{{ 9 ** 9 ** 9 }}",
            "${x}",
            "\\",
            "\\x",
            "[[[[[[[[[[[[[[[[[[[[[[",
            "{a: {a: {a: {a: ",
            "@",
            "`",
            "null",
            "~");
    private static final List<String> SCALARS = List.of(
            "",
            "~",
            "null",
            "true",
            "yes",
            "0",
            "-1",
            "1.5",
            "1e999",
            "99999999999999999999",
            ".inf",
            ".nan",
            "''",
            "' '",
            "'a b'",
            "a.b",
            "[]",
            "[~]",
            "[[]]",
            "{}",
            "{a: ~}",
            "[a, b]",
            "{a: b}",
            "2001-01-01",
            "2001-13-45",
            "0x10",
            "*A",
            "'{{ x }}'",
            "'{{ x.y }}'",
            "'{{'",
            "!x y",
            "\"\\u0000\"",
            "|",
            ">",
            "x: y",
            "'node_def:x'",
            "65536",
            "1_000");
    private static final int LONGEST = 60_000;

    private final RandomGenerator random;
    private final List<String> others;

    /**
     * @param random decides what is broken
     * @param others texts to take pieces from
     */
    DescriptorMutator(RandomGenerator random, List<String> others) {
        this.random = random;
        this.others = others;
    }

    String broken(String text) {
        String result = text;
        int times = 1 + random.nextInt(2);
        for (int i = 0; i < times; i++) {
            result = once(result);
        }
        return result.length() <= LONGEST ? result : result.substring(0, LONGEST);
    }

    private String once(String text) {
        return switch (random.nextInt(13)) {
            case 0 -> text.substring(0, place(text));
            case 1 -> inserted(text, one(PIECES));
            case 2 -> inserted(text, one(PIECES).repeat(1 + random.nextInt(40)));
            case 3 -> withoutPart(text);
            case 4 -> onLines(text, lines -> lines.remove(random.nextInt(lines.size())));
            case 5 -> onLines(text, lines -> lines.add(random.nextInt(lines.size()), any(lines)));
            case 6 -> onLines(text, lines -> lines.set(random.nextInt(lines.size()), any(lines)));
            case 7 -> onLines(text, lines -> replaceValue(lines, one(SCALARS)));
            case 8 -> onLines(text, lines -> indent(lines, random.nextInt(lines.size())));
            case 9 -> onLines(text, lines -> lines.add(random.nextInt(lines.size()), any(linesOf(one(others)))));
            case 10 -> onLines(text, lines -> replaceValue(lines, one(PIECES)));
            case 11 -> onLines(text, lines -> misspell(lines, random.nextInt(lines.size())));
            default -> inserted(text, Character.toString(random.nextInt(0x3000)));
        };
    }

    private int place(String text) {
        return random.nextInt(text.length() + 1);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String any(List<String> lines) {
        return lines.isEmpty() ? "" : one(lines);
    }

    private String inserted(String text, String piece) {
        int at = place(text);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private String withoutPart(String text) {
        int from = place(text);
        return text.substring(0, from) + text.substring(Math.min(text.length(), from + random.nextInt(40)));
    }

    private static List<String> linesOf(String text) {
        return new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    }

    private static String onLines(String text, Consumer<List<String>> change) {
        List<String> lines = linesOf(text);
        change.accept(lines);
        return String.join("\n", lines);
    }

    private void replaceValue(List<String> lines, String value) {
        int at = random.nextInt(lines.size());
        int colon = lines.get(at).indexOf(": ");
        lines.set(at, lines.get(at).substring(0, Math.max(0, colon + 1)) + " " + value);
    }

    private void indent(List<String> lines, int at) {
        String line = lines.get(at);
        lines.set(at, random.nextBoolean() ? " ".repeat(1 + random.nextInt(3)) + line : line.stripLeading());
    }

    private void misspell(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.length() > 2) {
            int from = random.nextInt(line.length() - 1);
            lines.set(
                    at, line.substring(0, from) + line.charAt(from + 1) + line.charAt(from) + line.substring(from + 2));
        }
    }
}
