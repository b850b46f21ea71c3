package org.occopus.template;

import java.util.List;
import org.occopus.spi.TemplateException;
import org.occopus.template.ExpressionTokens.Kind;
import org.occopus.template.ExpressionTokens.Token;

/** Where a parser stands among the tokens of an expression. */
final class TokenCursor {
    private final List<Token> tokens;
    private int position;

    TokenCursor(String expression) {
        this.tokens = ExpressionTokens.of(expression);
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
        return peek().kind() == Kind.OPERATOR && peek().image().equals(image);
    }

    boolean operator(String image) {
        return isOperator(image) && !next().image().isEmpty();
    }

    void expect(String image) {
        if (!operator(image)) {
            throw new TemplateException("expected '" + image + "', but found " + described(peek()));
        }
    }

    static TemplateException unexpected(Token token) {
        return new TemplateException("unexpected " + described(token));
    }

    private static String described(Token token) {
        return token.kind() == Kind.END ? token.image() : "'" + token.image() + "'";
    }
}
