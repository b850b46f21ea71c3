package org.occopus.server;

/** JSON as people read it: one member a line, everything in its order. */
final class PrettyJson {
    private final StringBuilder shown = new StringBuilder();
    private int depth;

    private PrettyJson() {}

    static String of(String json) {
        PrettyJson pretty = new PrettyJson();
        for (int i = 0; i < json.length(); i++) {
            i = pretty.take(json, i);
        }
        return pretty.shown.toString();
    }

    /** @return where the last character stands that was taken */
    private int take(String json, int at) {
        char c = json.charAt(at);
        switch (c) {
            case '"' -> {
                int end = endOfText(json, at);
                shown.append(json, at, end + 1);
                return end;
            }
            case '{', '[' -> {
                if (json.charAt(at + 1) == c + 2) {
                    shown.append(c).append(json.charAt(at + 1));
                    return at + 1;
                }
                depth++;
                shown.append(c);
                newLine();
            }
            case '}', ']' -> {
                depth--;
                newLine();
                shown.append(c);
            }
            case ',' -> {
                shown.append(c);
                newLine();
            }
            case ':' -> shown.append(": ");
            default -> shown.append(c);
        }
        return at;
    }

    private static int endOfText(String json, int start) {
        int at = start + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private void newLine() {
        shown.append('\n').append("  ".repeat(depth));
    }
}
