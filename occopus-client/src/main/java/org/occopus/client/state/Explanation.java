package org.occopus.client.state;

import java.util.List;
import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * Why everything is as it is, in plain sentences.
 *
 * @param sentences about the infrastructure as a whole
 * @param subjects about its nodes, each followed by its instances
 */
public record Explanation(List<String> sentences, List<Subject> subjects) {
    /** Keeps the lists from changing. */
    public Explanation {
        sentences = List.copyOf(sentences);
        subjects = List.copyOf(subjects);
    }

    /**
     * A node or an instance.
     *
     * @param node the node
     * @param instance empty for the node as a whole
     * @param sentences why it is as it is
     */
    public record Subject(String node, Optional<String> instance, List<String> sentences) {
        /** Keeps the list from changing. */
        public Subject {
            sentences = List.copyOf(sentences);
        }

        private static Subject from(JsonObject json) {
            return new Subject(json.requiredText("node"), json.text("instance"), json.texts("sentences"));
        }
    }

    /**
     * Reads the answer of {@code GET /infrastructures/{id}/why}.
     *
     * @param json the answer
     * @return the explanation
     */
    public static Explanation from(JsonObject json) {
        return new Explanation(
                json.texts("sentences"),
                json.objects("nodes").stream().map(Subject::from).toList());
    }
}
