package org.occopus.yaml;

import static java.util.Objects.requireNonNull;

/**
 * Where something stands.
 *
 * @param file the file's key in its bundle; empty text for a body without a name
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /** Checks that nothing is missing. */
    public Place {
        requireNonNull(file, "file");
    }

    /** {@code file line 3, column 5}, the file left out when it has no name. */
    @Override
    public String toString() {
        return (file.isEmpty() ? "" : file + " ") + "line " + line + ", column " + column;
    }
}
