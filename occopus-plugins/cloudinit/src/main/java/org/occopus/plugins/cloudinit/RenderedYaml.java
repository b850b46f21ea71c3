package org.occopus.plugins.cloudinit;

import java.io.StringReader;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.occopus.spi.TemplateException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Parses what templates rendered to. */
final class RenderedYaml {
    private static final int LARGEST = 10_000_000;

    private RenderedYaml() {}

    /** The scalars of YAML 1.2: {@code yes} and dates are texts. */
    private static final class CoreResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(?:0|[1-9]\\d*)"), "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL|"), "~nN\0");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }

    /**
     * The value of a text.
     *
     * @param what the text is, for messages
     * @param text the text
     * @return empty text for an empty document
     * @throws TemplateException when it is not YAML, with line and reason
     */
    static Object parse(String what, String text) {
        return told(what, () -> Optional.<Object>ofNullable(yaml().load(text)).orElse(""));
    }

    /**
     * Makes sure that a text can be parsed; keys may repeat, as cloud-init allows it.
     *
     * @param what the text is, for messages
     * @param text the text
     * @throws TemplateException when it is not YAML, with line and reason
     */
    static void check(String what, String text) {
        told(what, () -> Optional.<Object>ofNullable(yaml().compose(new StringReader(text))));
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new CoreResolver());
    }

    private static Object told(String what, Supplier<Object> parsing) {
        try {
            return parsing.get();
        } catch (MarkedYAMLException e) {
            throw new TemplateException(what + " is not YAML: " + place(e) + reason(e));
        } catch (YAMLException e) {
            throw new TemplateException(what + " is not YAML: " + e.getMessage());
        }
    }

    private static String place(MarkedYAMLException e) {
        Mark mark = e.getProblemMark();
        return mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }

    private static String reason(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        return problem.contains("\\t") ? "a tab is used for indentation" : problem;
    }
}
