package org.occopus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.TemplateException;
import org.occopus.template.ExpressionTokens.Kind;

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

    private ExpressionParser(String expression) {
        this.cursor = new TokenCursor(expression);
        this.operands = new OperandParser(cursor, this);
    }

    /**
     * Parses one expression.
     *
     * @throws TemplateException with the reason for people
     */
    static Expression parse(String expression) {
        ExpressionParser parser = new ExpressionParser(expression);
        Expression parsed = parser.tuple();
        parser.cursor.expectEnd();
        return parsed;
    }

    /** What stands between {@code in} and the end of a for tag. */
    record Loop(Expression items, Optional<Expression> condition) {}

    /** Parses the items of a for tag with its filter. */
    static Loop parseLoop(String expression) {
        ExpressionParser parser = new ExpressionParser(expression);
        Expression items = parser.or();
        Optional<Expression> condition = parser.cursor.word("if") ? Optional.of(parser.choice()) : Optional.empty();
        parser.cursor.word("recursive");
        parser.cursor.expectEnd();
        return new Loop(items, condition);
    }

    Expression tuple() {
        Expression first = choice();
        if (!cursor.isOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (cursor.operator(",")) {
            if (cursor.peek().kind() != Kind.END && !cursor.isOperator(")")) {
                items.add(choice());
            }
        }
        return new Expression.Sequence(items);
    }

    Expression choice() {
        if (++depth > DEEPEST) {
            throw new TemplateException("the expression is nested too deeply");
        }
        Expression value = or();
        while (cursor.word("if")) {
            Expression condition = or();
            Optional<Expression> otherwise = cursor.word("else") ? Optional.of(choice()) : Optional.empty();
            value = new Expression.Choice(condition, value, otherwise);
        }
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
        boolean negated = false;
        while (cursor.word("not")) {
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
        if (cursor.peek().kind() == Kind.OPERATOR
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
        while (cursor.isOperator("~")) {
            left = new Expression.Arithmetic(cursor.next().image(), left, product());
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
        if (cursor.operator("-")) {
            value = new Expression.Arithmetic("-", new Expression.Constant(0L), deeper());
        } else if (cursor.operator("+")) {
            value = deeper();
        } else {
            value = operands.postfix(operands.primary());
        }
        return filters ? operands.filtered(value) : value;
    }

    private Expression deeper() {
        if (++depth > DEEPEST) {
            throw new TemplateException("the expression is nested too deeply");
        }
        Expression value = unary(false);
        depth--;
        return value;
    }
}
