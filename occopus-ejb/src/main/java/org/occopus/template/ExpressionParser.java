package org.occopus.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.TemplateException;
import org.occopus.template.ExpressionTokens.Kind;
import org.occopus.template.ExpressionTokens.Token;

/**
 * Parses the expressions of Jinja2 (https://jinja.palletsprojects.com/en/stable/templates/#expressions) with its
 * precedences. Keys after a dot may be any word.
 */
final class ExpressionParser {
    private static final int DEEPEST = 100;
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> AFTER_TEST = Set.of("else", "or", "and", "is", "if");

    private final List<Token> tokens;
    private int position;
    private int depth;

    private ExpressionParser(String expression) {
        this.tokens = ExpressionTokens.of(expression);
    }

    /**
     * Parses one expression.
     *
     * @throws TemplateException with the reason for people
     */
    static Expression parse(String expression) {
        ExpressionParser parser = new ExpressionParser(expression);
        Expression parsed = parser.tuple();
        parser.expectEnd();
        return parsed;
    }

    /** What stands between {@code in} and the end of a for tag. */
    record Loop(Expression items, Optional<Expression> condition) {}

    /** Parses the items of a for tag with its filter. */
    static Loop parseLoop(String expression) {
        ExpressionParser parser = new ExpressionParser(expression);
        Expression items = parser.or();
        Optional<Expression> condition = parser.word("if") ? Optional.of(parser.choice()) : Optional.empty();
        parser.word("recursive");
        parser.expectEnd();
        return new Loop(items, condition);
    }

    private void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected(peek());
        }
    }

    private Expression tuple() {
        Expression first = choice();
        if (!isOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (operator(",")) {
            if (peek().kind() != Kind.END && !isOperator(")")) {
                items.add(choice());
            }
        }
        return new Expression.Sequence(items);
    }

    private Expression choice() {
        if (++depth > DEEPEST) {
            throw new TemplateException("the expression is nested too deeply");
        }
        Expression value = or();
        while (word("if")) {
            Expression condition = or();
            Optional<Expression> otherwise = word("else") ? Optional.of(choice()) : Optional.empty();
            value = new Expression.Choice(condition, value, otherwise);
        }
        depth--;
        return value;
    }

    private Expression or() {
        Expression left = and();
        while (word("or")) {
            left = new Expression.Either(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (word("and")) {
            left = new Expression.Both(left, not());
        }
        return left;
    }

    private Expression not() {
        boolean negated = false;
        while (word("not")) {
            negated = !negated;
        }
        return negated ? new Expression.Not(comparison()) : comparison();
    }

    private Expression comparison() {
        Expression first = sum();
        List<String> operators = new ArrayList<>();
        List<Expression> others = new ArrayList<>();
        Optional<String> operator = comparator();
        while (operator.isPresent()) {
            operators.add(operator.get());
            others.add(sum());
            operator = comparator();
        }
        return operators.isEmpty() ? first : new Expression.Comparison(first, operators, others);
    }

    private Optional<String> comparator() {
        if (peek().kind() == Kind.OPERATOR && COMPARISONS.contains(peek().image())) {
            return Optional.of(next().image());
        }
        if (word("in")) {
            return Optional.of("in");
        }
        boolean notIn = isWord("not") && tokens.get(position + 1).image().equals("in");
        if (notIn) {
            position += 2;
        }
        return notIn ? Optional.of("not in") : Optional.empty();
    }

    private Expression sum() {
        Expression left = concatenation();
        while (isOperator("+") || isOperator("-")) {
            left = new Expression.Arithmetic(next().image(), left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        Expression left = product();
        while (isOperator("~")) {
            left = new Expression.Arithmetic(next().image(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (isOperator("*") || isOperator("/") || isOperator("//") || isOperator("%")) {
            left = new Expression.Arithmetic(next().image(), left, power());
        }
        return left;
    }

    private Expression power() {
        Expression left = unary(true);
        while (isOperator("**")) {
            left = new Expression.Arithmetic(next().image(), left, unary(true));
        }
        return left;
    }

    private Expression unary(boolean filters) {
        Expression value;
        if (operator("-")) {
            value = new Expression.Arithmetic("-", new Expression.Constant(0L), deeper());
        } else if (operator("+")) {
            value = deeper();
        } else {
            value = postfix(primary());
        }
        return filters ? filtered(value) : value;
    }

    private Expression deeper() {
        if (++depth > DEEPEST) {
            throw new TemplateException("the expression is nested too deeply");
        }
        Expression value = unary(false);
        depth--;
        return value;
    }

    private Expression primary() {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> new Expression.Constant(token.value());
            case TEXT -> new Expression.Constant(text(token));
            case NAME -> name(token.image());
            case OPERATOR -> bracket(token);
            case END -> throw unexpected(token);
        };
    }

    private String text(Token first) {
        StringBuilder text = new StringBuilder(first.image());
        while (peek().kind() == Kind.TEXT) {
            text.append(next().image());
        }
        return text.toString();
    }

    private static Expression name(String name) {
        return switch (name) {
            case "true", "True" -> new Expression.Constant(true);
            case "false", "False" -> new Expression.Constant(false);
            case "none", "None" -> new Expression.Constant(Nothing.NONE);
            default -> new Expression.Name(name);
        };
    }

    private Expression bracket(Token token) {
        return switch (token.image()) {
            case "(" -> {
                Expression inner = isOperator(")") ? new Expression.Sequence(List.of()) : tuple();
                expect(")");
                yield inner;
            }
            case "[" -> new Expression.Sequence(items("]"));
            case "{" -> mapping();
            default -> throw unexpected(token);
        };
    }

    private List<Expression> items(String end) {
        List<Expression> items = new ArrayList<>();
        while (!operator(end)) {
            items.add(choice());
            if (!isOperator(end)) {
                expect(",");
            }
        }
        return items;
    }

    private Expression mapping() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!operator("}")) {
            keys.add(choice());
            expect(":");
            values.add(choice());
            if (!isOperator("}")) {
                expect(",");
            }
        }
        return new Expression.Mapping(keys, values);
    }

    private Expression postfix(Expression start) {
        Expression value = start;
        while (true) {
            if (operator(".")) {
                Token key = next();
                if (key.kind() != Kind.NAME && !(key.value() instanceof Long)) {
                    throw unexpected(key);
                }
                value = new Expression.Item(value, new Expression.Constant(key.value()));
            } else if (operator("[")) {
                value = subscript(value);
            } else if (operator("(")) {
                value = new Expression.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    private Expression subscript(Expression base) {
        Optional<Expression> start = isOperator(":") ? Optional.empty() : Optional.of(choice());
        if (start.isPresent() && operator("]")) {
            return new Expression.Item(base, start.get());
        }
        expect(":");
        Optional<Expression> end = isOperator("]") ? Optional.empty() : Optional.of(choice());
        expect("]");
        return new Expression.Slice(base, start, end);
    }

    private Expression.Arguments arguments() {
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        while (!operator(")")) {
            if (peek().kind() == Kind.NAME && tokens.get(position + 1).image().equals("=")
                    && tokens.get(position + 1).kind() == Kind.OPERATOR) {
                String name = next().image();
                expect("=");
                named.put(name, choice());
            } else {
                positional.add(choice());
            }
            if (!isOperator(")")) {
                expect(",");
            }
        }
        return new Expression.Arguments(positional, named);
    }

    private Expression filtered(Expression start) {
        Expression value = start;
        while (true) {
            if (operator("|")) {
                String filter = dottedName();
                Filters.require(filter);
                value = new Expression.Filtered(value, filter, operator("(") ? arguments() : Expression.Arguments.NONE);
            } else if (word("is")) {
                value = tested(value);
            } else if (operator("(")) {
                value = new Expression.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    private Expression tested(Expression input) {
        boolean negated = word("not");
        String test = dottedName();
        Tests.require(test);
        Expression tested = new Expression.Tested(input, test, testArguments());
        return negated ? new Expression.Not(tested) : tested;
    }

    private Expression.Arguments testArguments() {
        if (operator("(")) {
            return arguments();
        }
        Token token = peek();
        boolean argument =
                switch (token.kind()) {
                    case NAME -> !AFTER_TEST.contains(token.image()) && !token.image().equals("in")
                            && !token.image().equals("not");
                    case TEXT, NUMBER -> true;
                    case OPERATOR -> token.image().equals("[") || token.image().equals("{");
                    case END -> false;
                };
        return argument
                ? new Expression.Arguments(List.of(postfix(primary())), Map.of())
                : Expression.Arguments.NONE;
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(nameToken());
        while (operator(".")) {
            name.append('.').append(nameToken());
        }
        return name.toString();
    }

    private String nameToken() {
        if (peek().kind() != Kind.NAME) {
            throw unexpected(peek());
        }
        return next().image();
    }

    private Token peek() {
        return tokens.get(position);
    }

    private Token next() {
        Token token = tokens.get(position);
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    private boolean isWord(String word) {
        return peek().kind() == Kind.NAME && peek().image().equals(word);
    }

    private boolean word(String word) {
        return isWord(word) && !next().image().isEmpty();
    }

    private boolean isOperator(String image) {
        return peek().kind() == Kind.OPERATOR && peek().image().equals(image);
    }

    private boolean operator(String image) {
        return isOperator(image) && !next().image().isEmpty();
    }

    private void expect(String image) {
        if (!operator(image)) {
            throw new TemplateException("expected '" + image + "', but found " + described(peek()));
        }
    }

    private static TemplateException unexpected(Token token) {
        return new TemplateException("unexpected " + described(token));
    }

    private static String described(Token token) {
        return token.kind() == Kind.END ? token.image() : "'" + token.image() + "'";
    }
}
