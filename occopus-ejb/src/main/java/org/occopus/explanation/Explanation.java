package org.occopus.explanation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Why something is as it is.
 *
 * @param sentences about the infrastructure as a whole
 * @param subjects its nodes and instances, in the order of the description
 */
public record Explanation(List<String> sentences, List<Subject> subjects) {

    /** Copies the lists. */
    public Explanation {
        sentences = List.copyOf(sentences);
        subjects = List.copyOf(subjects);
    }

    /**
     * A node, or one of its instances.
     *
     * @param node the node
     * @param instance the instance's id; empty for the node as a whole
     * @param sentences in the order in which to read them; at least one
     */
    public record Subject(String node, Optional<String> instance, List<String> sentences) {

        /** Copies the list. */
        public Subject {
            requireNonNull(node, "node");
            requireNonNull(instance, "instance");
            sentences = List.copyOf(sentences);
        }
    }
}
