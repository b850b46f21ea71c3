package org.occopus.template;

import java.util.Map;
import java.util.Optional;
import org.occopus.spi.TemplateException;

/**
 * Renders templates as Jinja2 3 does with its default settings. Thread-safe; bounded in output and recursion; reads no
 * files. What differs is listed in docs/templates.md and told by an error, never by another result.
 *
 * @see <a href="https://jinja.palletsprojects.com/en/stable/templates/">the template language</a>
 */
public final class TemplateEngine {
    static final int LARGEST_OUTPUT = 10_000_000;

    /** An engine. */
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
        String source = source(template);
        if (isPlain(source)) {
            return source;
        }
        try {
            return Statement.rendered(TemplateParser.parse(source), Scope.of(variables));
        } catch (FlawedTemplate e) {
            throw new TemplateException(e.flaw().toString());
        } catch (StackOverflowError e) {
            throw new TemplateException("the template is nested too deeply");
        }
    }

    /**
     * Looks for what can be seen without rendering: syntax errors, unknown tags, filters and tests.
     *
     * @param template the text
     * @return empty when the template can be parsed
     */
    public Optional<TemplateFlaw> flaw(String template) {
        if (isPlain(template)) {
            return Optional.empty();
        }
        try {
            TemplateParser.check(source(template));
            return Optional.empty();
        } catch (FlawedTemplate e) {
            return Optional.of(e.flaw());
        } catch (StackOverflowError e) {
            return Optional.of(new TemplateFlaw(1, "nested too deeply"));
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
}
