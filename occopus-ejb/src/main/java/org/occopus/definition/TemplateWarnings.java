package org.occopus.definition;

import java.util.Optional;
import org.occopus.template.TemplateEngine;
import org.occopus.yaml.Findings;
import org.occopus.yaml.YamlNode;

/**
 * Warns of templates that cannot be parsed. The definition is accepted as ever; an infrastructure that uses it is
 * refused.
 */
final class TemplateWarnings {
    private final TemplateEngine engine;
    private final Findings findings;

    TemplateWarnings(TemplateEngine engine, Findings findings) {
        this.engine = engine;
        this.findings = findings;
    }

    void look(YamlNode node, String path) {
        switch (node) {
            case YamlNode.Mapping mapping ->
                mapping.fields().forEach((key, field) -> look(field.value(), path + "." + key));
            case YamlNode.Sequence list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    look(list.items().get(i), path + "[" + i + "]");
                }
            }
            case YamlNode.Scalar scalar -> look(scalar, path);
        }
    }

    private void look(YamlNode.Scalar scalar, String path) {
        Optional<String> problem = scalar.value() instanceof String text ? engine.problem(text) : Optional.empty();
        problem.ifPresent(
                reason -> findings.warning(scalar.place(), path, "the template cannot be parsed: " + reason, ""));
    }
}
