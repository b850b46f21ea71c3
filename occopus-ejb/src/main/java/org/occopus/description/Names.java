package org.occopus.description;

import java.util.Optional;
import java.util.regex.Pattern;
import org.occopus.yaml.YamlNode;

/** The syntax of {@code infra_name} and of node names (manual, "Infrastructure Description"). */
final class Names {
    private static final int LONGEST = 63;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9-]+");

    private Names() {}

    /** What is wrong with a name, to follow the name in a sentence; empty when it is right. */
    static Optional<String> problem(YamlNode name) {
        boolean date = name instanceof YamlNode.Scalar scalar && scalar.isDate();
        if (date || !(name.value() instanceof String text)) {
            return Optional.of("must be a text, but is " + name.words());
        }
        if (text.contains(".")) {
            return Optional.of("cannot contain '.' character");
        }
        if (text.length() > LONGEST) {
            return Optional.of("is too long: " + text.length() + " characters, " + LONGEST + " are allowed");
        }
        return ALLOWED.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("may contain only [a-z,0-9,-] characters");
    }

    /** The name as messages quote it. */
    static String quoted(YamlNode name) {
        String text = name instanceof YamlNode.Scalar scalar ? scalar.text() : name.words();
        return text.length() <= LONGEST + 1 ? text.replace("\n", "\\n") : text.substring(0, LONGEST) + "…";
    }
}
