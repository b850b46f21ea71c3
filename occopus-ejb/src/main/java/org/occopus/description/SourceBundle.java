package org.occopus.description;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.occopus.yaml.YamlDocument;
import org.occopus.yaml.YamlReader;

/**
 * The text that a user sent: one main file and the files that it imports.
 *
 * @param main the main file's key
 * @param files texts by key; a key is a path with {@code /}, relative to the client's working directory or absolute
 * @param imports whether imports may be resolved; false for a bare YAML body
 */
public record SourceBundle(String main, Map<String, String> files, boolean imports) {

    /** Copies the files and checks that the main one is there. */
    public SourceBundle {
        requireNonNull(main, "main");
        files = Map.copyOf(files);
        if (!files.containsKey(main)) {
            throw new IllegalArgumentException("The bundle has no file '" + main + "'");
        }
    }

    /** A bare YAML body: findings name no file, imports are refused. */
    public static SourceBundle ofBody(String yaml) {
        return new SourceBundle("", Map.of("", yaml), false);
    }

    /** The main file's text. */
    public String mainText() {
        return requireNonNull(files.get(main));
    }

    /**
     * Parses the main file with all it imports.
     *
     * @return the document, with what is wrong so far
     * @throws org.occopus.problem.ProblemException {@code description-invalid} when it cannot be parsed at all
     */
    public YamlDocument document() {
        return YamlReader.read(main, files, imports);
    }
}
