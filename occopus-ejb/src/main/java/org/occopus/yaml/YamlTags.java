package org.occopus.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Gives values their type: by the core schema, by a core tag, or by an import tag; any other tag is refused. */
final class YamlTags {
    private static final String TEXT_IMPORT = "!text_import";
    private static final String YAML_IMPORT = "!yaml_import";
    private static final String CORE = "tag:yaml.org,2002:";

    private final YamlReader reader;
    private final String file;

    YamlTags(YamlReader reader, String file) {
        this.reader = reader;
        this.file = file;
    }

    YamlNode scalar(Place place, ScalarEvent event) {
        String text = event.getValue();
        String tag = event.getTag();
        if (tag != null) {
            return tag.equals(CORE + "timestamp")
                    ? date(place, text)
                    : new YamlNode.Scalar(place, text, tagged(place, tag, text));
        }
        if (event.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL) {
            return YamlNode.Scalar.ofLines(place, text, new Place(file, place.line() + 1, 1));
        }
        if (event.isPlain() && Timestamps.isMeant(text)) {
            return date(place, text);
        }
        return new YamlNode.Scalar(place, text, event.isPlain() ? CoreSchema.value(text) : text);
    }

    private YamlNode date(Place place, String text) {
        Optional<String> printed = Timestamps.printed(text);
        if (printed.isEmpty()) {
            reader.findings()
                    .error(
                            place,
                            "",
                            "'" + text + "' is no date or time that exists",
                            "put it in quotes to make it a text");
        }
        return YamlNode.Scalar.ofDate(place, text, printed.orElse(text));
    }

    private @Nullable Object tagged(Place place, String tag, String text) {
        return switch (tag) {
            case "!", CORE + "str" -> text;
            case CORE + "null" -> {
                checked(place, tag, text, CoreSchema.isNull(text) ? Optional.of(text) : Optional.empty());
                yield null;
            }
            case CORE + "int" ->
                checked(place, tag, text, CoreSchema.integer(text)).orElse(0);
            case CORE + "bool" ->
                checked(place, tag, text, CoreSchema.taggedBool(text)).orElse(false);
            case CORE + "float" -> checked(place, tag, text, decimal(text)).orElse(0.0);
            default -> {
                unknown(place, tag);
                yield text;
            }
        };
    }

    private static Optional<Double> decimal(String text) {
        Optional<Double> decimal = CoreSchema.decimal(text);
        return decimal.isPresent() ? decimal : CoreSchema.integer(text).map(Number::doubleValue);
    }

    private <T> Optional<T> checked(Place place, String tag, String text, Optional<T> value) {
        if (value.isEmpty()) {
            reader.findings().error(place, "", "'" + text + "' does not fit its tag " + words(tag));
        }
        return value;
    }

    YamlNode collection(YamlNode node, @Nullable String tag) {
        return switch (tag) {
            case null -> node;
            case TEXT_IMPORT ->
                url(node, tag)
                        .map(url -> reader.importText(node.place(), file, url))
                        .orElse(node);
            case YAML_IMPORT ->
                url(node, tag)
                        .map(url -> reader.importYaml(node.place(), file, url))
                        .orElse(node);
            case "!", CORE + "seq", CORE + "map" -> node;
            default -> {
                unknown(node.place(), tag);
                yield node;
            }
        };
    }

    private Optional<String> url(YamlNode node, String tag) {
        Optional<String> url = node instanceof YamlNode.Mapping mapping
                ? mapping.field("url")
                        .filter(YamlNode.Scalar.class::isInstance)
                        .map(YamlNode::value)
                        .map(Object::toString)
                : Optional.empty();
        if (url.isEmpty()) {
            reader.findings()
                    .error(node.place(), "", tag + " needs a 'url'", "write the key url: file://path below it");
        } else {
            warnOfOtherKeys((YamlNode.Mapping) node, tag);
        }
        return url;
    }

    private void warnOfOtherKeys(YamlNode.Mapping node, String tag) {
        node.fields().keySet().stream()
                .filter(key -> !key.equals("url"))
                .forEach(key -> reader.findings()
                        .warning(
                                node.placeOf(key),
                                key,
                                "unknown key '" + key + "' below " + tag,
                                "it takes only 'url'"));
    }

    private void unknown(Place place, String tag) {
        reader.findings()
                .error(
                        place,
                        "",
                        "unknown tag " + words(tag),
                        "only " + TEXT_IMPORT + " and " + YAML_IMPORT + " are known, as mappings with a 'url'");
    }

    private static String words(String tag) {
        return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
    }
}
