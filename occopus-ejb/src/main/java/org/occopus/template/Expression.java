package org.occopus.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.TemplateException;

/** A parsed expression. Immutable. */
sealed interface Expression {

    /**
     * The value within a scope.
     *
     * @throws TemplateException when it has none, with the reason for people
     */
    Object value(Scope scope);

    /** How messages name it. */
    default String path() {
        return "expression";
    }

    record Constant(Object constant) implements Expression {
        @Override
        public Object value(Scope scope) {
            return constant;
        }
    }

    record Name(String name) implements Expression {
        @Override
        public Object value(Scope scope) {
            return scope.lookup(name);
        }

        @Override
        public String path() {
            return name;
        }
    }

    record Item(Expression base, Expression key) implements Expression {
        @Override
        public Object value(Scope scope) {
            return PythonValues.item(base.value(scope), key.value(scope), path());
        }

        @Override
        public String path() {
            return base.path()
                    + (key instanceof Constant named && named.constant() instanceof String text ? "." + text : "[…]");
        }
    }

    record Slice(Expression base, Optional<Expression> start, Optional<Expression> end) implements Expression {
        @Override
        public Object value(Scope scope) {
            return PythonValues.slice(
                    base.value(scope),
                    start.map(from -> from.value(scope)).orElse(Nothing.NONE),
                    end.map(to -> to.value(scope)).orElse(Nothing.NONE));
        }
    }

    record Sequence(List<Expression> items) implements Expression {
        @Override
        public Object value(Scope scope) {
            List<Object> values = new ArrayList<>();
            items.forEach(item -> values.add(item.value(scope)));
            return values;
        }
    }

    record Mapping(List<Expression> keys, List<Expression> values) implements Expression {
        @Override
        public Object value(Scope scope) {
            Map<Object, Object> mapping = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                mapping.put(keys.get(i).value(scope), values.get(i).value(scope));
            }
            return mapping;
        }
    }

    record Choice(Expression condition, Expression then, Optional<Expression> otherwise) implements Expression {
        @Override
        public Object value(Scope scope) {
            if (PythonValues.truth(condition.value(scope))) {
                return then.value(scope);
            }
            return otherwise.map(other -> other.value(scope)).orElse(new Nothing.Undefined("the missing else"));
        }
    }

    record Not(Expression operand) implements Expression {
        @Override
        public Object value(Scope scope) {
            return !PythonValues.truth(operand.value(scope));
        }
    }

    record Both(Expression left, Expression right) implements Expression {
        @Override
        public Object value(Scope scope) {
            Object value = left.value(scope);
            return PythonValues.truth(value) ? right.value(scope) : value;
        }
    }

    record Either(Expression left, Expression right) implements Expression {
        @Override
        public Object value(Scope scope) {
            Object value = left.value(scope);
            return PythonValues.truth(value) ? value : right.value(scope);
        }
    }

    /** A chain such as {@code 1 < x <= 3}. */
    record Comparison(Expression first, List<String> operators, List<Expression> others) implements Expression {
        @Override
        public Object value(Scope scope) {
            Object left = first.value(scope);
            for (int i = 0; i < operators.size(); i++) {
                Object right = others.get(i).value(scope);
                if (!holds(operators.get(i), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        }

        private static boolean holds(String operator, Object left, Object right) {
            return switch (operator) {
                case "==" -> PythonValues.equal(left, right);
                case "!=" -> !PythonValues.equal(left, right);
                case "in" -> PythonValues.contains(right, left);
                case "not in" -> !PythonValues.contains(right, left);
                case "<" -> PythonValues.compare(left, right) < 0;
                case "<=" -> PythonValues.compare(left, right) <= 0;
                case ">" -> PythonValues.compare(left, right) > 0;
                default -> PythonValues.compare(left, right) >= 0;
            };
        }
    }

    record Arithmetic(String operator, Expression left, Expression right) implements Expression {
        @Override
        public Object value(Scope scope) {
            Object one = left.value(scope);
            Object other = right.value(scope);
            return operator.equals("~")
                    ? PythonText.str(one) + PythonText.str(other)
                    : PythonNumbers.apply(operator, one, other);
        }
    }

    record Arguments(List<Expression> positional, Map<String, Expression> named) {
        static final Arguments NONE = new Arguments(List.of(), Map.of());

        List<Object> values(Scope scope) {
            return positional.stream().map(argument -> argument.value(scope)).toList();
        }

        Map<String, Object> namedValues(Scope scope) {
            Map<String, Object> values = new LinkedHashMap<>();
            named.forEach((name, argument) -> values.put(name, argument.value(scope)));
            return values;
        }
    }

    record Call(Expression function, Arguments arguments) implements Expression {
        @Override
        public Object value(Scope scope) {
            if (function instanceof Item method) {
                Object base = method.base().value(scope);
                Object member = PythonValues.item(base, method.key().value(scope), method.path());
                return member instanceof TemplateFunction
                        ? call(member, scope)
                        : Methods.call(base, PythonText.str(method.key().value(scope)), arguments.values(scope));
            }
            return call(function.value(scope), scope);
        }

        private Object call(Object callee, Scope scope) {
            if (callee instanceof TemplateFunction known) {
                return known.call(arguments.values(scope), arguments.namedValues(scope));
            }
            throw new TemplateException(
                    callee instanceof Nothing.Undefined
                            ? "there is no function '" + function.path() + "'"
                            : "'" + function.path() + "' is " + PythonValues.kind(callee) + ", not a function");
        }
    }

    record Filtered(Expression input, String filter, Arguments arguments) implements Expression {
        @Override
        public Object value(Scope scope) {
            return Filters.apply(filter, input.value(scope), arguments.values(scope), arguments.namedValues(scope));
        }
    }

    record Tested(Expression input, String test, Arguments arguments) implements Expression {
        @Override
        public Object value(Scope scope) {
            return Tests.holds(test, input.value(scope), arguments.values(scope));
        }
    }
}
