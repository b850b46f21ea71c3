package org.occopus.plugins.chef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A node as the Chef server knows it.
 *
 * @param document what it answers
 */
record RegisteredNode(JsonNode document) {
    private static final List<String> LEVELS = List.of("automatic", "override", "normal", "default");

    /** Ohai runs on the machine; what it finds is stored at the end of a run of chef-client that did not fail. */
    private static final DottedPath OHAI_TIME = DottedPath.of("ohai_time");

    boolean hasRun() {
        return has(OHAI_TIME);
    }

    boolean hasAll(List<String> attributes) {
        return attributes.stream().map(DottedPath::of).allMatch(this::has);
    }

    private boolean has(DottedPath attribute) {
        return LEVELS.stream().map(document::path).anyMatch(attribute::isIn);
    }
}
