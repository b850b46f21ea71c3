package org.occopus.offline;

import java.util.Map;
import org.occopus.yaml.YamlReader;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes YAML for people: blocks, long texts as they are. Means the same in YAML 1.1 and in YAML 1.2. */
final class YamlText {
    private YamlText() {}

    static String of(Map<String, Object> tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setDereferenceAliases(true);
        return new Yaml(new Texts(options), options).dump(tree);
    }

    private static final class Texts extends Representer {
        Texts(DumperOptions options) {
            super(options);
            representers.put(String.class, text -> representScalar(Tag.STR, (String) text, style((String) text)));
        }
    }

    /** The writer leaves plain style by itself where YAML 1.1 would read something else than the text. */
    private static ScalarStyle style(String text) {
        if (text.contains("\n")) {
            return ScalarStyle.LITERAL;
        }
        return startsLikeANumber(text) && !isText(text) ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
    }

    private static boolean startsLikeANumber(String text) {
        return text.matches("[-+.0-9][-+._0-9a-zA-Z]*");
    }

    private static boolean isText(String text) {
        return YamlReader.read("", Map.of("", text), false).root().value() instanceof String;
    }
}
