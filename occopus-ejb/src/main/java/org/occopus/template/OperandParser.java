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
    private static final Set<String> AFTER_TEST = Set.of("else", "or", "and");

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final Set<String> loaded;

    OperandParser(TokenCursor cursor, ExpressionParser expressions, Set<String> loaded) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.loaded = loaded;
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

    private Expression name(String name) {
        return switch (name) {
            case "true", "True" -> new Expression.Constant(true);
            case "false", "False" -> new Expression.Constant(false);
            case "none", "None" -> new Expression.Constant(Nothing.NONE);
            default -> {
                loaded.add(name);
                yield new Expression.Name(name);
            }
        };
    }

    private Expression bracket(Token token) {
        return switch (token.image()) {
            case "(" -> {
                Expression inner = cursor.isOperator(")") ? new Expression.Tuple(List.of()) : expressions.tuple();
                cursor.expect(")");
                yield inner;
            }
            case "[" -> new Expression.Sequence(items());
            case "{" -> mapping();
            default -> throw TokenCursor.unexpected(token);
        };
    }

    private List<Expression> items() {
        List<Expression> items = new ArrayList<>();
        while (!cursor.operator("]")) {
            items.add(expressions.choice());
            if (!cursor.isOperator("]")) {
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
                value = member(value);
            } else if (cursor.operator("[")) {
                value = subscript(value);
            } else if (cursor.operator("(")) {
                value = new Expression.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    private Expression member(Expression base) {
        Token key = cursor.next();
        if (key.kind() == Kind.NAME) {
            return new Expression.Attribute(base, key.image());
        }
        if (key.value() instanceof Long position) {
            return new Expression.Item(base, new Expression.Constant(position));
        }
        throw TokenCursor.unexpected(key);
    }

    private Expression subscript(Expression base) {
        Optional<Expression> start = part();
        if (start.isPresent() && !cursor.isOperator(":")) {
            return item(base, start.get());
        }
        cursor.expect(":");
        Optional<Expression> end = part();
        Optional<Expression> step = cursor.operator(":") ? part() : Optional.empty();
        cursor.expect("]");
        return new Expression.Slice(base, start, end, step);
    }

    private Expression item(Expression base, Expression first) {
        List<Expression> keys = new ArrayList<>(List.of(first));
        while (cursor.operator(",")) {
            keys.add(expressions.choice());
        }
        cursor.expect("]");
        return new Expression.Item(base, keys.size() == 1 ? first : new Expression.Tuple(keys));
    }

    private Optional<Expression> part() {
        return cursor.isOperator(":") || cursor.isOperator("]") ? Optional.empty() : Optional.of(expressions.choice());
    }

    /** The arguments of a call, its opening parenthesis being read. */
    Expression.Arguments arguments() {
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        Optional<Expression> list = Optional.empty();
        Optional<Expression> mapping = Optional.empty();
        while (!cursor.operator(")")) {
            Token first = cursor.peek();
            if (cursor.operator("**")) {
                mapping = Optional.of(only(mapping, first));
            } else if (cursor.operator("*")) {
                list = Optional.of(only(list, first));
            } else if (first.kind() == Kind.NAME && TokenCursor.isOperator(cursor.peekSecond(), "=")) {
                named(named);
            } else if (named.isEmpty() && list.isEmpty() && mapping.isEmpty()) {
                positional.add(expressions.choice());
            } else {
                throw cursor.flaw("an argument without a name stands behind one with a name");
            }
            if (!cursor.isOperator(")")) {
                cursor.expect(",");
            }
        }
        return new Expression.Arguments(positional, named, list, mapping);
    }

    private Expression only(Optional<Expression> before, Token sign) {
        if (before.isPresent()) {
            throw TokenCursor.unexpected(sign);
        }
        return expressions.choice();
    }

    private void named(Map<String, Expression> named) {
        String name = cursor.name();
        cursor.expect("=");
        if (named.put(name, expressions.choice()) != null) {
            throw cursor.flaw("argument '" + name + "' is given twice");
        }
    }

    Expression filtered(Expression start) {
        Expression value = start;
        while (true) {
            if (cursor.operator("|")) {
                value = filter(value);
            } else if (cursor.word("is")) {
                value = tested(value);
            } else if (cursor.operator("(")) {
                value = new Expression.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    /** A filter with its arguments, the bar before it being read. */
    Expression filter(Expression input) {
        String filter = dottedName();
        Filters.require(filter);
        return new Expression.Filtered(input, filter, cursor.operator("(") ? arguments() : Expression.Arguments.NONE);
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
        if (cursor.isWord("is")) {
            throw cursor.flaw("tests with 'is' cannot be chained");
        }
        Token token = cursor.peek();
        boolean argument =
                switch (token.kind()) {
                    case NAME -> !AFTER_TEST.contains(token.image());
                    case TEXT, NUMBER -> true;
                    case OPERATOR -> token.image().equals("[") || token.image().equals("{");
                    case END -> false;
                };
        return argument
                ? new Expression.Arguments(List.of(postfix(primary())), Map.of(), Optional.empty(), Optional.empty())
                : Expression.Arguments.NONE;
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(cursor.name());
        while (cursor.operator(".")) {
            name.append('.').append(cursor.name());
        }
        return name.toString();
    }
}
