package org.occopus.problem;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong in a file, or worth a warning.
 *
 * @param file the file's key in its bundle; empty text for a body without a name
 * @param line from 1; 0 when the finding has no place
 * @param column from 1; 0 when the finding has no place
 * @param path where in the document, for example {@code nodes[1].scaling.max}; empty text for the document as a whole
 * @param message what is wrong
 * @param hint what to write instead; empty text when there is nothing to suggest
 */
public record Finding(String file, int line, int column, String path, String message, String hint) {

    /** Checks that nothing is missing. */
    public Finding {
        requireNonNull(file, "file");
        requireNonNull(path, "path");
        requireNonNull(message, "message");
        requireNonNull(hint, "hint");
    }

    /** {@code file:line:column: message (hint)}, leaving out what is empty. */
    @Override
    public String toString() {
        String place = line == 0 ? file : (file.isEmpty() ? "" : file + ":") + line + ":" + column;
        return (place.isEmpty() ? "" : place + ": ") + message + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
