package org.occopus.template;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.TemplateException;

/** Splits the inside of {@code {{ … }}} and {@code {% … %}} into tokens, as the lexer of Jinja2 does. */
final class ExpressionTokens {
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        OPERATOR,
        END
    }

    /**
     * One token.
     *
     * @param kind its kind
     * @param image as written; for a text its content
     * @param value of a text or number
     * @param line of the template, from 1
     */
    record Token(Kind kind, String image, Object value, int line) {}

    private static final Pattern TOKEN = Pattern.compile(
            "(?<space>\\s+)"
                    + "|(?<float>(?<!\\.)(?:\\d+_)*+\\d+(?:(?:\\.(?:\\d+_)*+\\d+)?[eE][+-]?(?:\\d+_)*+\\d+|\\.(?:\\d+_)*+\\d+))"
                    + "|(?<int>0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\\da-fA-F])+|[1-9](?:_?\\d)*+|0(?:_?0)*+)"
                    + "|(?<name>[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_]*+)"
                    + "|(?<text>'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")"
                    + "|(?<operator>\\*\\*|//|==|!=|>=|<=|[-+*/%~<>=.:,|;()\\[\\]{}])",
            Pattern.DOTALL);

    private final Matcher matcher;
    private final Matcher end;
    private final String source;
    private final Deque<Character> open = new ArrayDeque<>();
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int line;

    /**
     * @param source the template
     * @param position where the inside begins
     * @param line of that position
     * @param end what ends it
     */
    ExpressionTokens(String source, int position, int line, Pattern end) {
        this.source = source;
        this.position = position;
        this.line = line;
        this.end = end.matcher(source);
        this.matcher = TOKEN.matcher(source);
    }

    /**
     * Reads up to the end; brackets may hold what looks like it.
     *
     * @return the tokens, the last one being of kind {@link Kind#END}
     * @throws FlawedTemplate when there is no end, or no token
     */
    List<Token> read() {
        while (!atEnd()) {
            if (position >= source.length()) {
                throw new FlawedTemplate(line, "unexpected end of the template: a {{ or {% is not closed");
            }
            readToken();
        }
        tokens.add(new Token(Kind.END, "end of expression", "", line));
        advance(end.end());
        return tokens;
    }

    /** Where the reading stopped. */
    int position() {
        return position;
    }

    /** The line of {@link #position()}. */
    int line() {
        return line;
    }

    private boolean atEnd() {
        return open.isEmpty() && end.region(position, source.length()).lookingAt();
    }

    private void readToken() {
        matcher.region(position, source.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            throw new FlawedTemplate(line, "unexpected " + rest());
        }
        if (matcher.group("space") == null) {
            try {
                tokens.add(token());
            } catch (TemplateException e) {
                throw new FlawedTemplate(line, e.getMessage());
            }
        }
        advance(matcher.end());
    }

    private void advance(int to) {
        for (int i = position; i < to; i++) {
            line += source.charAt(i) == '\n' ? 1 : 0;
        }
        position = to;
    }

    private String rest() {
        char c = source.charAt(position);
        return c == '\'' || c == '"' ? "end: a quote is not closed" : "character '" + c + "'";
    }

    private Token token() {
        String image = matcher.group();
        if (matcher.group("float") != null) {
            return new Token(Kind.NUMBER, image, Double.valueOf(image.replace("_", "")), line);
        }
        if (matcher.group("int") != null) {
            return new Token(Kind.NUMBER, image, integer(image.replace("_", "")), line);
        }
        if (matcher.group("name") != null) {
            return new Token(Kind.NAME, name(image), image, line);
        }
        if (matcher.group("text") != null) {
            String content = StringEscapes.resolved(image.substring(1, image.length() - 1));
            return new Token(Kind.TEXT, content, content, line);
        }
        balance(image);
        return new Token(Kind.OPERATOR, image, image, line);
    }

    private static String name(String image) {
        if (!Character.isLetter(image.codePointAt(0)) && image.charAt(0) != '_') {
            throw new TemplateException("'" + image + "' is no name");
        }
        return image;
    }

    private void balance(String operator) {
        switch (operator) {
            case "(" -> open.push(')');
            case "[" -> open.push(']');
            case "{" -> open.push('}');
            case ")", "]", "}" -> {
                Optional<Character> expected = Optional.ofNullable(open.poll());
                if (expected.isEmpty() || !operator.equals(expected.get().toString())) {
                    throw new TemplateException("unexpected '" + operator + "'"
                            + expected.map(c -> ", expected '" + c + "'").orElse(""));
                }
            }
            default -> {
                // no bracket
            }
        }
    }

    private static Number integer(String digits) {
        boolean based = digits.length() > 2 && Character.isLetter(digits.charAt(1));
        int base = !based
                ? 10
                : switch (Character.toLowerCase(digits.charAt(1))) {
                    case 'x' -> 16;
                    case 'o' -> 8;
                    default -> 2;
                };
        return PythonNumbers.smallest(new BigInteger(based ? digits.substring(2) : digits, base));
    }
}
