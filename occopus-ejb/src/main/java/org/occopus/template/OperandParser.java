package org.occopus.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.template.ExpressionTokens.Kind;
import org.occopus.template.ExpressionTokens.Token;

/** Parses what stands between operators: values, names, calls, items, filters and tests. */
final class OperandParser {
    private static final Set<String> AFTER_TEST = Set.of("else", "or", "and", "is", "if", "in", "not");

    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    OperandParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Expression primary() {
        Token token = cursor.next();
        return switch (token.kind()) {
            case NUMBER -> new Expression.Constant(token.value());
            case TEXT -> new Expression.Constant(text(token));
            case NAME -> name(token.image());
            case OPERATOR -> bracket(token);
            case END -> throw TokenCursor.unexpected(token);
        };
    }

    private String text(Token first) {
        StringBuilder text = new StringBuilder(first.image());
        while (cursor.peek().kind() == Kind.TEXT) {
            text.append(cursor.next().image());
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
                Expression inner = cursor.isOperator(")") ? new Expression.Sequence(List.of()) : expressions.tuple();
                cursor.expect(")");
                yield inner;
            }
            case "[" -> new Expression.Sequence(items("]"));
            case "{" -> mapping();
            default -> throw TokenCursor.unexpected(token);
        };
    }

    private List<Expression> items(String end) {
        List<Expression> items = new ArrayList<>();
        while (!cursor.operator(end)) {
            items.add(expressions.choice());
            if (!cursor.isOperator(end)) {
                cursor.expect(",");
            }
        }
        return items;
    }

    private Expression mapping() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!cursor.operator("}")) {
            keys.add(expressions.choice());
            cursor.expect(":");
            values.add(expressions.choice());
            if (!cursor.isOperator("}")) {
                cursor.expect(",");
            }
        }
        return new Expression.Mapping(keys, values);
    }

    Expression postfix(Expression start) {
        Expression value = start;
        while (true) {
            if (cursor.operator(".")) {
                Token key = cursor.next();
                if (key.kind() != Kind.NAME && !(key.value() instanceof Long)) {
                    throw TokenCursor.unexpected(key);
                }
                value = new Expression.Item(value, new Expression.Constant(key.value()));
            } else if (cursor.operator("[")) {
                value = subscript(value);
            } else if (cursor.operator("(")) {
                value = new Expression.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    private Expression subscript(Expression base) {
        Optional<Expression> start = cursor.isOperator(":") ? Optional.empty() : Optional.of(expressions.choice());
        if (start.isPresent() && cursor.operator("]")) {
            return new Expression.Item(base, start.get());
        }
        cursor.expect(":");
        Optional<Expression> end = cursor.isOperator("]") ? Optional.empty() : Optional.of(expressions.choice());
        cursor.expect("]");
        return new Expression.Slice(base, start, end);
    }

    private Expression.Arguments arguments() {
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        while (!cursor.operator(")")) {
            if (cursor.peek().kind() == Kind.NAME
                    && cursor.peekSecond().image().equals("=")
                    && cursor.peekSecond().kind() == Kind.OPERATOR) {
                String name = cursor.next().image();
                cursor.expect("=");
                named.put(name, expressions.choice());
            } else {
                positional.add(expressions.choice());
            }
            if (!cursor.isOperator(")")) {
                cursor.expect(",");
            }
        }
        return new Expression.Arguments(positional, named);
    }

    Expression filtered(Expression start) {
        Expression value = start;
        while (true) {
            if (cursor.operator("|")) {
                String filter = dottedName();
                Filters.require(filter);
                value = new Expression.Filtered(
                        value, filter, cursor.operator("(") ? arguments() : Expression.Arguments.NONE);
            } else if (cursor.word("is")) {
                value = tested(value);
            } else if (cursor.operator("(")) {
                value = new Expression.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    private Expression tested(Expression input) {
        boolean negated = cursor.word("not");
        String test = dottedName();
        Tests.require(test);
        Expression tested = new Expression.Tested(input, test, testArguments());
        return negated ? new Expression.Not(tested) : tested;
    }

    private Expression.Arguments testArguments() {
        if (cursor.operator("(")) {
            return arguments();
        }
        Token token = cursor.peek();
        boolean argument =
                switch (token.kind()) {
                    case NAME -> !AFTER_TEST.contains(token.image());
                    case TEXT, NUMBER -> true;
                    case OPERATOR -> token.image().equals("[") || token.image().equals("{");
                    case END -> false;
                };
        return argument ? new Expression.Arguments(List.of(postfix(primary())), Map.of()) : Expression.Arguments.NONE;
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(nameToken());
        while (cursor.operator(".")) {
            name.append('.').append(nameToken());
        }
        return name.toString();
    }

    private String nameToken() {
        if (cursor.peek().kind() != Kind.NAME) {
            throw TokenCursor.unexpected(cursor.peek());
        }
        return cursor.next().image();
    }
}
