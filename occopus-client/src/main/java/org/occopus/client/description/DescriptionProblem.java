package org.occopus.client.description;

import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * One thing that is wrong in a description.
 *
 * @param file the file's key in the bundle, empty when unknown
 * @param line counted from 1; 0 when unknown
 * @param column counted from 1; 0 when unknown
 * @param path where in the document, such as {@code nodes[0].name}; empty when unknown
 * @param message what is wrong
 * @param hint what to do about it, empty when there is nothing to say
 */
public record DescriptionProblem(
        String file, int line, int column, String path, String message, Optional<String> hint) {

    /**
     * A problem that was found while the files were read.
     *
     * @param file the file's key
     * @param line counted from 1; 0 when unknown
     * @param column counted from 1; 0 when unknown
     * @param message what is wrong
     * @param hint what to do
     * @return the problem
     */
    public static DescriptionProblem at(String file, int line, int column, String message, String hint) {
        return new DescriptionProblem(file, line, column, "", message, Optional.of(hint));
    }

    /**
     * Reads an element of {@code problems} in a problem answer.
     *
     * @param json the element
     * @return the problem
     */
    public static DescriptionProblem from(JsonObject json) {
        return new DescriptionProblem(
                json.text("file").orElse(""),
                (int) json.number("line", 0),
                (int) json.number("column", 0),
                json.text("path").orElse(""),
                json.text("message").orElse(""),
                json.text("hint").filter(hint -> !hint.isBlank()));
    }

    /** {@return file, line and column as compilers write them, without what is unknown; empty when nothing is known} */
    public String location() {
        StringBuilder location = new StringBuilder(file);
        if (line > 0) {
            location.append(':').append(line);
            if (column > 0) {
                location.append(':').append(column);
            }
        }
        return location.toString();
    }
}
