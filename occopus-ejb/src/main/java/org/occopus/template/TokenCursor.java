package org.occopus.template;

import java.util.List;
import org.occopus.template.ExpressionTokens.Kind;
import org.occopus.template.ExpressionTokens.Token;

/** Where a parser stands among the tokens of an expression or tag. */
final class TokenCursor {
    private final List<Token> tokens;
    private int position;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The token after the next one. */
    Token peekSecond() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected(peek());
        }
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token next() {
        Token token = tokens.get(position);
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    boolean isWord(String word) {
        return peek().kind() == Kind.NAME && peek().image().equals(word);
    }

    boolean word(String word) {
        return isWord(word) && !next().image().isEmpty();
    }

    boolean isOperator(String image) {
        return isOperator(peek(), image);
    }

    static boolean isOperator(Token token, String image) {
        return token.kind() == Kind.OPERATOR && token.image().equals(image);
    }

    boolean operator(String image) {
        return isOperator(image) && !next().image().isEmpty();
    }

    void expect(String image) {
        if (!operator(image)) {
            throw flaw("expected '" + image + "', but found " + described(peek()));
        }
    }

    void expectWord(String word) {
        if (!word(word)) {
            throw flaw("expected '" + word + "', but found " + described(peek()));
        }
    }

    /** The next token, which must be a name. */
    String name() {
        if (peek().kind() != Kind.NAME) {
            throw unexpected(peek());
        }
        return next().image();
    }

    /** A failure at the next token. */
    FlawedTemplate flaw(String reason) {
        return new FlawedTemplate(peek().line(), reason);
    }

    static FlawedTemplate unexpected(Token token) {
        return new FlawedTemplate(token.line(), "unexpected " + described(token));
    }

    private static String described(Token token) {
        return token.kind() == Kind.END ? token.image() : "'" + token.image() + "'";
    }
}
