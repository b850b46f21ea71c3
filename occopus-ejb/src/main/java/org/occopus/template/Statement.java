package org.occopus.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A parsed part of a template. Immutable. */
sealed interface Statement {

    /**
     * Prints the part.
     *
     * @throws FlawedTemplate when it cannot be evaluated
     */
    void render(Scope scope, StringBuilder output);

    /** Prints several parts after one another. */
    static void renderAll(List<Statement> body, Scope scope, StringBuilder output) {
        body.forEach(statement -> statement.render(scope, output));
    }

    /** What several parts print. */
    static String rendered(List<Statement> body, Scope scope) {
        StringBuilder output = new StringBuilder();
        renderAll(body, scope, output);
        return output.toString();
    }

    private static void print(String text, Scope scope, StringBuilder output) {
        scope.budget().spendCharacters(text.length());
        output.append(text);
    }

    record Text(Spot spot, String text) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            spot.run(() -> print(text, scope, output));
        }
    }

    /** Takes names away that were given, see {@link TemplateParser#stores}. */
    record Hide(List<String> names) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            names.forEach(name -> scope.set(name, new Nothing.Undefined(name)));
        }
    }

    record Print(Spot spot, Expression expression) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            spot.run(() -> print(PythonText.str(expression.value(scope)), scope, output));
        }
    }

    /** One condition and what it guards. */
    record Branch(Spot spot, Expression condition, List<Statement> body) {}

    record If(List<Branch> branches, List<Statement> otherwise) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            for (Branch branch : branches) {
                if (branch.spot().at(() -> PythonValues.truth(branch.condition().value(scope)))) {
                    renderAll(branch.body(), scope, output);
                    return;
                }
            }
            renderAll(otherwise, scope, output);
        }
    }

    record Set(Spot spot, Target target, Expression value) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            spot.run(() -> target.bind(value.value(scope), scope));
        }
    }

    /** A set tag with a body; its filters are applied to {@link BlockInput}. */
    record SetBlock(Spot spot, Target target, Expression filtered, List<Statement> body) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            Scope inner = BlockInput.within(scope, rendered(body, scope.inner()));
            spot.run(() -> target.bind(filtered.value(inner), scope));
        }
    }

    record FilterBlock(Spot spot, Expression filtered, List<Statement> body) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            Scope inner = BlockInput.within(scope, rendered(body, scope.inner()));
            spot.run(() -> print(PythonText.str(filtered.value(inner)), scope, output));
        }
    }

    record With(Spot spot, List<Target> targets, List<Expression> values, List<Statement> body) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            Scope inner = scope.inner();
            for (int i = 0; i < targets.size(); i++) {
                Target target = targets.get(i);
                Expression value = values.get(i);
                spot.run(() -> target.bind(value.value(scope), inner));
            }
            renderAll(body, inner, output);
        }
    }

    record Define(Macro.Definition definition) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            scope.set(definition.name(), new Macro(definition, scope));
        }
    }

    /** A call tag: its body is what the called macro knows as {@code caller}. */
    record CallBlock(Spot spot, Expression.Call call, Macro.Definition body) implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            Object caller = new Macro(body, scope);
            spot.run(() -> print(PythonText.str(call.value(scope, Map.of("caller", caller))), scope, output));
        }
    }

    record For(
            Spot spot,
            Target target,
            Expression items,
            Optional<Expression> condition,
            boolean recursive,
            List<Statement> body,
            List<Statement> otherwise)
            implements Statement {
        @Override
        public void render(Scope scope, StringBuilder output) {
            new Loop(this, scope, 0).render(spot.at(() -> items.value(scope)), output);
        }
    }
}
