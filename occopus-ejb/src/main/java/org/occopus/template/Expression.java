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

    /** What {@code base.name} means. */
    record Attribute(Expression base, String name) implements Expression {
        @Override
        public Object value(Scope scope) {
            return Members.attribute(base.value(scope), name, path());
        }

        @Override
        public String path() {
            return base.path() + "." + name;
        }
    }

    /** What {@code base[key]} means. */
    record Item(Expression base, Expression key) implements Expression {
        @Override
        public Object value(Scope scope) {
            return Members.item(base.value(scope), key.value(scope), path());
        }

        @Override
        public String path() {
            return base.path()
                    + (key instanceof Constant named && named.constant() instanceof String text ? "." + text : "[…]");
        }
    }

    record Slice(Expression base, Optional<Expression> start, Optional<Expression> end, Optional<Expression> step)
            implements Expression {
        @Override
        public Object value(Scope scope) {
            return Slices.of(base.value(scope), part(start, scope), part(end, scope), part(step, scope));
        }

        private static Object part(Optional<Expression> part, Scope scope) {
            return part.map(given -> given.value(scope)).orElse(Nothing.NONE);
        }
    }

    record Sequence(List<Expression> items) implements Expression {
        @Override
        public Object value(Scope scope) {
            PythonList values = new PythonList();
            items.forEach(item -> values.add(item.value(scope)));
            return values;
        }
    }

    record Tuple(List<Expression> items) implements Expression {
        @Override
        public Object value(Scope scope) {
            return new PythonTuple(items.stream().map(item -> item.value(scope)).toList());
        }
    }

    record Mapping(List<Expression> keys, List<Expression> values) implements Expression {
        @Override
        public Object value(Scope scope) {
            PythonDict mapping = new PythonDict();
            for (int i = 0; i < keys.size(); i++) {
                mapping.set(keys.get(i).value(scope), values.get(i).value(scope));
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
                if (!PythonOrder.holds(operators.get(i), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    record Signed(boolean negated, Expression operand) implements Expression {
        @Override
        public Object value(Scope scope) {
            return PythonNumbers.signed(negated, operand.value(scope));
        }
    }

    record Arithmetic(String operator, Expression left, Expression right) implements Expression {
        @Override
        public Object value(Scope scope) {
            return PythonNumbers.apply(operator, left.value(scope), right.value(scope));
        }
    }

    record Concatenation(Expression left, Expression right) implements Expression {
        @Override
        public Object value(Scope scope) {
            return PythonText.str(left.value(scope)) + PythonText.str(right.value(scope));
        }
    }

    /**
     * What stands in the parentheses of a call.
     *
     * @param positional in order
     * @param named by name
     * @param list after a {@code *}
     * @param mapping after {@code **}
     */
    record Arguments(
            List<Expression> positional,
            Map<String, Expression> named,
            Optional<Expression> list,
            Optional<Expression> mapping) {
        static final Arguments NONE = new Arguments(List.of(), Map.of(), Optional.empty(), Optional.empty());

        List<Object> values(Scope scope) {
            List<Object> values = new ArrayList<>();
            positional.forEach(argument -> values.add(argument.value(scope)));
            list.ifPresent(items -> values.addAll(PythonValues.items(items.value(scope))));
            return values;
        }

        Map<String, Object> namedValues(Scope scope) {
            Map<String, Object> values = new LinkedHashMap<>();
            named.forEach((name, argument) -> values.put(name, argument.value(scope)));
            mapping.ifPresent(entries -> new PythonDict(asMap(entries.value(scope)))
                    .forEach((name, value) -> values.put(PythonText.str(name), value)));
            return values;
        }

        private static Map<?, ?> asMap(Object value) {
            if (value instanceof Map<?, ?> map) {
                return map;
            }
            throw new TemplateException("'**' needs a mapping, not " + PythonValues.kind(value));
        }
    }

    record Call(Expression function, Arguments arguments) implements Expression {
        @Override
        public Object value(Scope scope) {
            return value(scope, Map.of());
        }

        /** With further named arguments. */
        Object value(Scope scope, Map<String, Object> further) {
            Object callee = function.value(scope);
            if (callee instanceof TemplateFunction known) {
                Map<String, Object> named = arguments.namedValues(scope);
                named.putAll(further);
                return Nothing.orNone(known.call(arguments.values(scope), named));
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
            return Tests.holds(test, input.value(scope), arguments.values(scope), arguments.namedValues(scope));
        }
    }
}
