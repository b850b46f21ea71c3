package org.occopus.definition;

import org.occopus.template.TemplateEngine;
import org.occopus.yaml.Findings;
import org.occopus.yaml.YamlNode;

/**
 * Refuses templates that cannot be parsed. A mapping that becomes one text before it is rendered may spread a tag over
 * several of its values; there the trial of an infrastructure decides, and only a warning is told.
 */
final class TemplateCheck {
    private static final String DUMPED = "contextualisation.context_";

    private final TemplateEngine engine;
    private final Findings findings;

    TemplateCheck(TemplateEngine engine, Findings findings) {
        this.engine = engine;
        this.findings = findings;
    }

    /** Looks at all texts of an implementation. */
    void look(YamlNode.Mapping implementation, String path) {
        look(implementation, path, false);
    }

    private void look(YamlNode node, String path, boolean dumped) {
        switch (node) {
            case YamlNode.Mapping mapping -> {
                boolean below = dumped || path.contains(DUMPED);
                mapping.fields().forEach((key, field) -> look(field.value(), path + "." + key, below));
            }
            case YamlNode.Sequence list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    look(list.items().get(i), path + "[" + i + "]", dumped);
                }
            }
            case YamlNode.Scalar scalar -> look(scalar, path, dumped);
        }
    }

    private void look(YamlNode.Scalar scalar, String path, boolean dumped) {
        if (!(scalar.value() instanceof String text)) {
            return;
        }
        engine.flaw(text).ifPresent(flaw -> {
            String message = "the template cannot be parsed: " + flaw;
            if (dumped) {
                findings.warning(scalar.placeOfLine(flaw.line()), path, message, "");
            } else {
                findings.error(scalar.placeOfLine(flaw.line()), path, message);
            }
        });
    }
}
