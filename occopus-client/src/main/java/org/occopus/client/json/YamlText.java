package org.occopus.client.json;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes YAML for people: blocks, long texts as they are. Means the same in YAML 1.1 and in YAML 1.2. */
public final class YamlText {
    /** Numbers of the core schema of YAML 1.2, section 10.3.2; some of them are texts in YAML 1.1. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private YamlText() {}

    /**
     * The value as YAML.
     *
     * @param value a map, a {@link JsonObject}, a list, a number, a truth value or a text
     * @return the YAML text, with an end of line at its end
     */
    public static String of(Object value) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setDereferenceAliases(true);
        return new Yaml(new Texts(options), options).dump(value);
    }

    private static final class Texts extends Representer {
        Texts(DumperOptions options) {
            super(options);
            representers.put(String.class, text -> representScalar(Tag.STR, (String) text, style((String) text)));
            representers.put(
                    JsonObject.class,
                    object -> representMapping(Tag.MAP, ((JsonObject) object).members(), FlowStyle.BLOCK));
        }
    }

    /** The writer leaves plain style by itself where YAML 1.1 would read something else than the text. */
    private static ScalarStyle style(String text) {
        if (text.contains("\n")) {
            return ScalarStyle.LITERAL;
        }
        return NUMBER.matcher(text).matches() ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
    }
}
