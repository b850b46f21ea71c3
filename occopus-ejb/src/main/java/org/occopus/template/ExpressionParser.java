package org.occopus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Parses the expressions of Jinja2 (https://jinja.palletsprojects.com/en/stable/templates/#expressions) with its
 * precedences. Keys after a dot may be any word.
 */
final class ExpressionParser {
    private static final int DEEPEST = 100;
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenCursor cursor;
    private final OperandParser operands;
    private int depth;

    /**
     * @param cursor where to begin
     * @param loaded takes the names of the variables that are read
     */
    ExpressionParser(TokenCursor cursor, Set<String> loaded) {
        this.cursor = cursor;
        this.operands = new OperandParser(cursor, this, loaded);
    }

    OperandParser operands() {
        return operands;
    }

    /** Expressions up to the end, a tuple when there are commas. */
    Expression tuple() {
        return tuple(true, "");
    }

    /** As {@link #tuple()}, but without a condition and ending before a word. */
    Expression tupleBefore(String word) {
        return tuple(false, word);
    }

    private Expression tuple(boolean conditions, String endWord) {
        Expression first = item(conditions);
        if (!cursor.isOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (cursor.operator(",") && !cursor.atEnd() && !cursor.isOperator(")") && !cursor.isWord(endWord)) {
            items.add(item(conditions));
        }
        return new Expression.Tuple(items);
    }

    private Expression item(boolean conditions) {
        return conditions ? choice() : or();
    }

    Expression choice() {
        return deeper(() -> {
            Expression value = or();
            while (cursor.word("if")) {
                Expression condition = or();
                Optional<Expression> otherwise = cursor.word("else") ? Optional.of(choice()) : Optional.empty();
                value = new Expression.Choice(condition, value, otherwise);
            }
            return value;
        });
    }

    private Expression deeper(Supplier<Expression> part) {
        if (++depth > DEEPEST) {
            throw cursor.flaw("the expression is nested too deeply");
        }
        Expression value = part.get();
        depth--;
        return value;
    }

    private Expression or() {
        Expression left = and();
        while (cursor.word("or")) {
            left = new Expression.Either(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (cursor.word("and")) {
            left = new Expression.Both(left, not());
        }
        return left;
    }

    private Expression not() {
        return cursor.word("not") ? new Expression.Not(deeper(this::not)) : comparison();
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
        if (cursor.peek().kind() == ExpressionTokens.Kind.OPERATOR
                && COMPARISONS.contains(cursor.peek().image())) {
            return Optional.of(cursor.next().image());
        }
        if (cursor.word("in")) {
            return Optional.of("in");
        }
        boolean notIn = cursor.isWord("not") && cursor.peekSecond().image().equals("in");
        if (notIn) {
            cursor.next();
            cursor.next();
        }
        return notIn ? Optional.of("not in") : Optional.empty();
    }

    private Expression sum() {
        Expression left = concatenation();
        while (cursor.isOperator("+") || cursor.isOperator("-")) {
            left = new Expression.Arithmetic(cursor.next().image(), left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        Expression left = product();
        while (cursor.operator("~")) {
            left = new Expression.Concatenation(left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (cursor.isOperator("*") || cursor.isOperator("/") || cursor.isOperator("//") || cursor.isOperator("%")) {
            left = new Expression.Arithmetic(cursor.next().image(), left, power());
        }
        return left;
    }

    private Expression power() {
        Expression left = unary(true);
        while (cursor.isOperator("**")) {
            left = new Expression.Arithmetic(cursor.next().image(), left, unary(true));
        }
        return left;
    }

    private Expression unary(boolean filters) {
        Expression value;
        if (cursor.isOperator("-") || cursor.isOperator("+")) {
            boolean negated = cursor.next().image().equals("-");
            value = new Expression.Signed(negated, deeper(() -> unary(false)));
        } else {
            value = operands.primary();
        }
        Expression complete = operands.postfix(value);
        return filters ? operands.filtered(complete) : complete;
    }
}
