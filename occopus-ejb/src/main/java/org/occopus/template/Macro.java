package org.occopus.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.TemplateException;

/** A macro, or the body of a call tag, that sees the variables of the place where it stands. */
final class Macro implements TemplateFunction, Attributed {

    /**
     * One parameter.
     *
     * @param name its name
     * @param missing its value when it is left out
     */
    record Parameter(String name, Optional<Expression> missing) {}

    /**
     * What a template says of a macro.
     *
     * @param spot where it stands
     * @param name {@code caller} for the body of a call tag
     * @param parameters in order
     * @param reads the names of the variables that its body reads
     * @param body what it prints
     */
    record Definition(Spot spot, String name, List<Parameter> parameters, Set<String> reads, List<Statement> body) {}

    private final Definition definition;
    private final Scope home;

    Macro(Definition definition, Scope home) {
        this.definition = definition;
        this.home = home;
    }

    @Override
    public Object call(List<Object> arguments, Map<String, Object> named) {
        Scope scope = home.inner();
        Map<String, Object> further = new LinkedHashMap<>(named);
        bindParameters(arguments, further, scope);
        if (reads("caller") && !isParameter("caller")) {
            Object caller = further.remove("caller");
            scope.set("caller", caller == null ? new Nothing.Undefined("caller") : caller);
        }
        bindRest(arguments, further, scope);
        return home.budget()
                .call("macro '" + definition.name() + "'", () -> Statement.rendered(definition.body(), scope));
    }

    private boolean reads(String name) {
        return definition.reads().contains(name);
    }

    private boolean isParameter(String name) {
        return definition.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name));
    }

    private void bindParameters(List<Object> arguments, Map<String, Object> further, Scope scope) {
        for (int i = 0; i < definition.parameters().size(); i++) {
            Parameter parameter = definition.parameters().get(i);
            if (i < arguments.size()) {
                scope.set(parameter.name(), arguments.get(i));
            } else if (further.containsKey(parameter.name())) {
                scope.set(parameter.name(), Nothing.orNone(further.remove(parameter.name())));
            } else {
                scope.set(parameter.name(), missing(parameter, scope));
            }
        }
    }

    private Object missing(Parameter parameter, Scope scope) {
        return parameter
                .missing()
                .map(value -> definition.spot().at(() -> value.value(scope)))
                .orElse(new Nothing.Undefined(parameter.name()));
    }

    private void bindRest(List<Object> arguments, Map<String, Object> further, Scope scope) {
        int count = definition.parameters().size();
        List<Object> rest = arguments.subList(Math.min(count, arguments.size()), arguments.size());
        if (reads("kwargs")) {
            scope.set("kwargs", new PythonDict(further));
        } else if (!further.isEmpty()) {
            throw new TemplateException("macro '" + definition.name() + "' takes no '"
                    + further.keySet().iterator().next() + "'");
        }
        if (reads("varargs")) {
            scope.set("varargs", new PythonTuple(rest));
        } else if (!rest.isEmpty()) {
            throw new TemplateException("macro '" + definition.name() + "' takes no more than " + count + " values");
        }
    }

    @Override
    public Optional<Object> attribute(String name) {
        return switch (name) {
            case "name" -> Optional.of(definition.name());
            case "arguments" ->
                Optional.of(new PythonTuple(
                        definition.parameters().stream().map(Parameter::name).toList()));
            case "catch_kwargs" -> Optional.of(reads("kwargs"));
            case "catch_varargs" -> Optional.of(reads("varargs"));
            case "caller" -> Optional.of(reads("caller"));
            default -> Optional.empty();
        };
    }

    @Override
    public String printed() {
        return "<Macro '" + definition.name() + "'>";
    }
}
