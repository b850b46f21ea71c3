package org.occopus.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.el.ext.NamedParameter;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpreterFactory;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.fn.MacroFunction;
import com.hubspot.jinjava.objects.Namespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/**
 * Jinjava keeps the structure of a template (text, tags, scopes); expressions are evaluated, and values printed, as
 * Jinja2 does it. Jinjava's own expressions differ from Jinja2 in printing, in undefined values and in arithmetic, and
 * reach into Java objects.
 */
final class TemplateInterpreter extends JinjavaInterpreter implements Scope {
    /** Under this name the variables travel in the context; no template can spell it. */
    static final String VARIABLES = "·variables·";

    private static final int MOST_ROUNDS = 100_000;
    private static final int DEEPEST_MACRO = 20;

    private int rounds;
    private int macros;

    TemplateInterpreter(Jinjava application, Context context, JinjavaConfig config) {
        super(application, context, config);
    }

    private TemplateInterpreter(JinjavaInterpreter original) {
        super(original);
    }

    static InterpreterFactory factory() {
        return new InterpreterFactory() {
            @Override
            public JinjavaInterpreter newInstance(JinjavaInterpreter original) {
                return new TemplateInterpreter(original);
            }

            @Override
            public JinjavaInterpreter newInstance(Jinjava application, Context context, JinjavaConfig config) {
                return new TemplateInterpreter(application, context, config);
            }
        };
    }

    @Override
    public Object resolveELExpression(String expression, int lineNumber) {
        setLineNumber(lineNumber);
        return evaluate(expression);
    }

    @Override
    public Object resolveELExpressionSilently(String expression) {
        return evaluate(expression);
    }

    private Object evaluate(String expression) {
        return inExpression(expression, () -> ExpressionParser.parse(expression).value(this));
    }

    /** Runs a part of an expression; failures name it and its line. */
    Object inExpression(String expression, Supplier<Object> part) {
        try {
            return part.get();
        } catch (TemplateException e) {
            throw new TemplateException(
                    "line " + getLineNumber() + ": " + e.getMessage() + ", in {{ " + expression.strip() + " }}");
        }
    }

    @Override
    public String getAsString(@Nullable Object value) {
        return PythonText.str(value);
    }

    @Override
    public Object lookup(String name) {
        if (getContext().containsKey(name)) {
            return Nothing.orNone(getContext().get(name));
        }
        MacroFunction macro = getContext().getGlobalMacro(name);
        if (macro != null) {
            return (TemplateFunction) (arguments, named) -> called(macro, arguments, named);
        }
        return variable(name);
    }

    private Object called(MacroFunction macro, List<Object> arguments, Map<String, Object> named) {
        List<Object> all = new ArrayList<>(arguments);
        named.forEach((name, value) -> all.add(new NamedParameter(name, value)));
        if (++macros > DEEPEST_MACRO) {
            throw new TemplateException("macro '" + macro.getName() + "' calls itself too often");
        }
        Object result = Nothing.orNone(macro.evaluate(all.toArray()));
        macros--;
        return result;
    }

    /** Counts a round of a loop, so that loops within loops come to an end. */
    void countRound() {
        if (++rounds > MOST_ROUNDS) {
            throw new TemplateException("the loops of the template take more than " + MOST_ROUNDS + " rounds");
        }
    }

    private Object variable(String name) {
        if (getContext().get(VARIABLES) instanceof Map<?, ?> variables && variables.containsKey(name)) {
            return Nothing.orNone(variables.get(name));
        }
        return switch (name) {
            case "range" -> (TemplateFunction) Ranges::range;
            case "dict" -> (TemplateFunction) (arguments, named) -> new LinkedHashMap<>(named);
            case "namespace" -> (TemplateFunction) (arguments, named) -> new Namespace(new LinkedHashMap<>(named));
            default -> new Nothing.Undefined(name);
        };
    }
}
