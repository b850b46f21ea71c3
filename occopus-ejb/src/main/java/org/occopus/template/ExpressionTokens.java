package org.occopus.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.TemplateException;

/** Splits an expression into tokens. */
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
     */
    record Token(Kind kind, String image, Object value) {}

    private static final Pattern TOKEN = Pattern.compile(
            "(?<space>\\s+)"
                    + "|(?<float>\\d[\\d_]*(?:\\.\\d[\\d_]*(?:[eE][+-]?\\d+)?|[eE][+-]?\\d+))"
                    + "|(?<int>0[xX][\\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\\d[\\d_]*)"
                    + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
                    + "|(?<text>'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")"
                    + "|(?<operator>\\*\\*|//|==|!=|>=|<=|[-+*/%~<>=.:,|()\\[\\]{}])",
            Pattern.DOTALL);

    private ExpressionTokens() {}

    static List<Token> of(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        int position = 0;
        while (position < expression.length()) {
            if (!matcher.find(position) || matcher.start() != position) {
                throw new TemplateException("unexpected " + rest(expression, position));
            }
            if (matcher.group("space") == null) {
                tokens.add(token(matcher));
            }
            position = matcher.end();
        }
        tokens.add(new Token(Kind.END, "end of expression", ""));
        return tokens;
    }

    private static String rest(String expression, int position) {
        char c = expression.charAt(position);
        return c == '\'' || c == '"' ? "end: a quote is not closed" : "character '" + c + "'";
    }

    private static Token token(Matcher matcher) {
        String image = matcher.group();
        if (matcher.group("float") != null) {
            return new Token(Kind.NUMBER, image, Double.valueOf(image.replace("_", "")));
        }
        if (matcher.group("int") != null) {
            return new Token(Kind.NUMBER, image, integer(image.replace("_", "")));
        }
        if (matcher.group("name") != null) {
            return new Token(Kind.NAME, image, image);
        }
        if (matcher.group("text") != null) {
            String content = unescaped(image.substring(1, image.length() - 1));
            return new Token(Kind.TEXT, content, content);
        }
        return new Token(Kind.OPERATOR, image, image);
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

    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:(?<octal>[0-7]{1,3})|x(?<x>[\\da-fA-F]{2})|u(?<u>[\\da-fA-F]{4})|(?<other>.))", Pattern.DOTALL);

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group())));
    }

    private static String meaning(String escape) {
        char c = escape.charAt(1);
        if (escape.length() > 2 && (c == 'x' || c == 'u')) {
            return Character.toString(Integer.parseInt(escape.substring(2), 16));
        }
        if (c >= '0' && c <= '7') {
            return Character.toString(Integer.parseInt(escape.substring(1), 8));
        }
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'v' -> "\u000b";
            case '\n' -> "";
            case '\\', '\'', '"' -> String.valueOf(c);
            default -> escape;
        };
    }
}
