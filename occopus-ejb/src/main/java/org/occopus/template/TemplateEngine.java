package org.occopus.template;

import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.InvalidArgumentException;
import com.hubspot.jinjava.interpret.InvalidInputException;
import com.hubspot.jinjava.interpret.OutputTooBigException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/**
 * Renders templates. Thread-safe; bounded in output and recursion; reads no files.
 *
 * @see <a href="https://jinja.palletsprojects.com/en/stable/templates/">the template language</a>
 */
public final class TemplateEngine {
    static final int LARGEST_OUTPUT = 10_000_000;

    private final TemplateJinjava jinjava = new TemplateJinjava();

    /** An engine; making one takes a while, so share it. */
    public TemplateEngine() {}

    /**
     * Renders one text.
     *
     * @param template the text
     * @param variables by name; parsed YAML values, or a {@link TemplateFunction}
     * @return the rendered text
     * @throws TemplateException when the template is wrong, with line and reason
     */
    public String render(String template, Map<String, ?> variables) {
        if (isPlain(template)) {
            return source(template);
        }
        TemplateInterpreter interpreter = jinjava.interpreter(variables);
        String output = rendered(interpreter, source(template));
        Optional<TemplateError> error = interpreter.getErrorsCopy().stream().findFirst();
        if (error.isPresent()) {
            throw new TemplateException(reason(error.get()));
        }
        return output;
    }

    /**
     * Looks for what can be seen without rendering.
     *
     * @param template the text
     * @return line and reason; empty when the template can be parsed
     */
    public Optional<String> problem(String template) {
        if (isPlain(template)) {
            return Optional.empty();
        }
        TemplateInterpreter interpreter = jinjava.interpreter(Map.of());
        try {
            Node root = interpreter.parse(source(template));
            Optional<TemplateError> error = interpreter.getErrorsCopy().stream().findFirst();
            return error.isPresent() ? error.map(TemplateEngine::reason) : new TemplateSyntax().problem(root);
        } catch (StackOverflowError e) {
            return Optional.of("nested too deeply");
        } catch (InterpretException e) {
            return Optional.of(reason(e).orElse("line " + e.getLineNumber() + ": " + e.getMessage()));
        }
    }

    private static String rendered(TemplateInterpreter interpreter, String source) {
        try {
            return interpreter.render(source);
        } catch (InterpretException e) {
            throw new TemplateException(reason(e).orElse("line " + e.getLineNumber() + ": " + e.getMessage()));
        } catch (StackOverflowError e) {
            throw new TemplateException("the template is nested too deeply");
        } catch (InvalidArgumentException | InvalidInputException | OutputTooBigException e) {
            throw new TemplateException(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isPlain(String template) {
        return !template.contains("{{") && !template.contains("{%") && !template.contains("{#");
    }

    /** As Jinja2 takes a template in: one newline at the end removed, line ends unified. */
    private static String source(String template) {
        String unified = template.replace("\r\n", "\n").replace('\r', '\n');
        return unified.endsWith("\n") ? unified.substring(0, unified.length() - 1) : unified;
    }

    private static String reason(TemplateError error) {
        String place = error.getLineno() > 0 ? "line " + error.getLineno() + ": " : "";
        return reason(error.getException()).orElse(place + error.getMessage());
    }

    private static Optional<String> reason(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateException known) {
                return Optional.of(known.getMessage());
            }
        }
        return Optional.empty();
    }
}
