package org.occopus.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The filter {@code to_yaml}: block style, keys in their order. */
final class YamlText {
    private YamlText() {}

    static String of(Object value) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(plain(value));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (PythonValues.plain(value)) {
            case Nothing.None ignored -> null;
            case Map<?, ?> map -> {
                Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach((key, each) -> entries.put(plain(key), plain(each)));
                yield entries;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case String text -> text;
            case Number number -> number;
            case Boolean truth -> truth;
            default -> throw new TemplateException(PythonValues.kind(Nothing.orNone(value)) + " has no YAML form");
        };
    }
}
