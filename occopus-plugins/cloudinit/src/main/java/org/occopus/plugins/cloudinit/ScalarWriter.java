package org.occopus.plugins.cloudinit;

import java.util.Map;

/** Writes scalars and indicators, and folds what is longer than a line. */
final class ScalarWriter {
    private static final int WIDTH = 80;
    private static final Map<Integer, String> ESCAPES = Map.ofEntries(
            Map.entry(0, "\\0"),
            Map.entry(7, "\\a"),
            Map.entry(8, "\\b"),
            Map.entry((int) '\t', "\\t"),
            Map.entry((int) '\n', "\\n"),
            Map.entry(11, "\\v"),
            Map.entry(12, "\\f"),
            Map.entry((int) '\r', "\\r"),
            Map.entry(27, "\\e"),
            Map.entry((int) '"', "\\\""),
            Map.entry((int) '\\', "\\\\"),
            Map.entry(0x85, "\\N"),
            Map.entry(0xa0, "\\_"),
            Map.entry(0x2028, "\\L"),
            Map.entry(0x2029, "\\P"));

    private final StringBuilder out = new StringBuilder();
    private int column;
    private boolean afterSpace = true;
    private boolean afterIndent = true;

    /** All that was written, with a newline at its end. */
    String text() {
        return out + "\n";
    }

    /** Goes to a column of a new line, unless that is where it stands. */
    void indent(int indent) {
        if (!afterIndent || column > indent || (column == indent && !afterSpace)) {
            out.append('\n');
            column = 0;
            afterSpace = true;
            afterIndent = true;
        }
        if (column < indent) {
            afterSpace = true;
            write(" ".repeat(indent - column));
        }
    }

    /** Writes a mark such as {@code -}; collections may begin behind it on the same line when it counts as indent. */
    void indicator(String mark, boolean spaceBefore, boolean countsAsIndent) {
        write(afterSpace || !spaceBefore ? mark : " " + mark);
        afterSpace = false;
        afterIndent = afterIndent && countsAsIndent;
    }

    /** Writes a scalar, continued at the given indent when it may be folded. */
    void scalar(String text, PlainScalars.Style style, int indent, boolean fold) {
        switch (style) {
            case PLAIN -> plain(text, indent, fold);
            case SINGLE -> single(text, indent, fold);
            case DOUBLE -> doubleQuoted(text, indent, fold);
        }
    }

    private void write(String data) {
        out.append(data);
        column += data.length();
    }

    private void plain(String text, int indent, boolean fold) {
        if (!afterSpace) {
            write(" ");
        }
        afterSpace = false;
        afterIndent = false;
        words(text, indent, fold, false);
    }

    private void single(String text, int indent, boolean fold) {
        indicator("'", true, false);
        words(text.replace("'", "''"), indent, fold, true);
        indicator("'", false, false);
    }

    /** Writes words, folding at single spaces beyond the width. */
    private void words(String text, int indent, boolean fold, boolean quoted) {
        int start = 0;
        while (start < text.length()) {
            boolean spaces = text.charAt(start) == ' ';
            int end = start;
            while (end < text.length() && (text.charAt(end) == ' ') == spaces) {
                end++;
            }
            boolean inside = !quoted || (start != 0 && end != text.length());
            if (spaces && end - start == 1 && column > WIDTH && fold && inside) {
                indent(indent);
                afterSpace = false;
                afterIndent = false;
            } else {
                write(text.substring(start, end));
            }
            start = end;
        }
    }

    private void doubleQuoted(String text, int indent, boolean fold) {
        indicator("\"", true, false);
        int[] codePoints = text.codePoints().toArray();
        int start = 0;
        for (int end = 0; end <= codePoints.length; end++) {
            boolean ends = end == codePoints.length;
            if (ends || isEscaped(codePoints[end])) {
                write(part(codePoints, start, end));
                start = end;
                if (!ends) {
                    write(escape(codePoints[end]));
                    start = end + 1;
                }
            }
            boolean inside = end > 0 && end < codePoints.length - 1;
            if (fold && inside && (codePoints[end] == ' ' || start >= end) && column + end - start > WIDTH) {
                write(part(codePoints, start, end) + "\\");
                start = Math.max(start, end);
                indent(indent);
                afterSpace = false;
                afterIndent = false;
                if (codePoints[start] == ' ') {
                    write("\\");
                }
            }
        }
        indicator("\"", false, false);
    }

    private static String part(int[] codePoints, int start, int end) {
        return start < end ? new String(codePoints, start, end - start) : "";
    }

    private static boolean isEscaped(int c) {
        return c == '"' || c == '\\' || c < 0x20 || c > 0x7e;
    }

    private static String escape(int c) {
        String known = ESCAPES.get(c);
        if (known != null) {
            return known;
        }
        return c <= 0xff
                ? String.format("\\x%02X", c)
                : c <= 0xffff ? String.format("\\u%04X", c) : String.format("\\U%08X", c);
    }
}
