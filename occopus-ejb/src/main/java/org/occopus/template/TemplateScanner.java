package org.occopus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.template.ExpressionTokens.Token;

/** Splits a template into texts, expressions and tags, as the lexer of Jinja2 does; comments are gone. */
final class TemplateScanner {
    /** A piece of a template. */
    sealed interface Part {}

    /** Printed as it is. */
    record Text(String text) implements Part {}

    /** Between double braces. */
    record Output(List<Token> tokens, Spot spot) implements Part {}

    /** Between a brace and a percent sign. */
    record Tag(List<Token> tokens, Spot spot) implements Part {}

    private static final Pattern OPENING =
            Pattern.compile("(?U)\\{%[-+]?\\s*raw\\s*(?<raw>-%\\}\\s*|%\\})|\\{(?<kind>[%{#])[-+]?");
    private static final Pattern END_OF_RAW =
            Pattern.compile("(?U)\\{%(?<strip>[-+]?)\\s*endraw\\s*(?:\\+%\\}|-%\\}\\s*|%\\})");
    private static final Pattern END_OF_COMMENT = Pattern.compile("(?U)\\+#\\}|-#\\}\\s*|#\\}");
    private static final Pattern END_OF_TAG = Pattern.compile("(?U)\\+%\\}|-%\\}\\s*|%\\}");
    private static final Pattern END_OF_OUTPUT = Pattern.compile("(?U)-\\}\\}\\s*|\\}\\}");

    private final String source;
    private final List<Part> parts = new ArrayList<>();
    private int position;
    private int line = 1;

    private TemplateScanner(String source) {
        this.source = source;
    }

    /**
     * Splits a template.
     *
     * @throws FlawedTemplate when something is not closed
     */
    static List<Part> scan(String source) {
        TemplateScanner scanner = new TemplateScanner(source);
        scanner.scan();
        return scanner.parts;
    }

    private void scan() {
        Matcher opening = OPENING.matcher(source);
        while (opening.find(position)) {
            boolean strips = source.startsWith("-", opening.start() + 2);
            addText(source.substring(position, opening.start()), strips);
            advance(opening.end());
            if (opening.group("raw") != null) {
                raw();
            } else {
                inside(opening.group("kind"));
            }
        }
        addText(source.substring(position), false);
    }

    private void inside(String kind) {
        if (kind.equals("#")) {
            Matcher end = END_OF_COMMENT.matcher(source);
            if (!end.find(position)) {
                throw new FlawedTemplate(line, "a comment {# is not closed with #}");
            }
            advance(end.end());
            return;
        }
        boolean tag = kind.equals("%");
        int start = position;
        var reading = new ExpressionTokens(source, position, line, tag ? END_OF_TAG : END_OF_OUTPUT);
        List<Token> tokens = reading.read();
        String text = source.substring(start, reading.position());
        Spot spot = new Spot(line, (tag ? "{%" : "{{") + text.stripTrailing());
        parts.add(tag ? new Tag(tokens, spot) : new Output(tokens, spot));
        position = reading.position();
        line = reading.line();
    }

    private void raw() {
        Matcher end = END_OF_RAW.matcher(source);
        if (!end.find(position)) {
            throw new FlawedTemplate(line, "{% raw %} is not closed with {% endraw %}");
        }
        addText(source.substring(position, end.start()), end.group("strip").equals("-"));
        advance(end.end());
    }

    private void addText(String text, boolean strip) {
        String kept = strip ? PythonText.stripped(text, false, true) : text;
        if (!kept.isEmpty()) {
            parts.add(new Text(kept));
        }
    }

    private void advance(int to) {
        for (int i = position; i < to; i++) {
            line += source.charAt(i) == '\n' ? 1 : 0;
        }
        position = to;
    }
}
