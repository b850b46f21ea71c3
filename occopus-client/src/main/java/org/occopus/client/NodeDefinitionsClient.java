package org.occopus.client;

import java.util.List;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.json.JsonObject;

/** The node definitions that a server has stored. Every method is one request. */
public final class NodeDefinitionsClient {
    private final RestConnection rest;

    NodeDefinitionsClient(RestConnection rest) {
        this.rest = rest;
    }

    /**
     * Stores node definitions, in place of those of the same names. Nothing is stored when anything is wrong.
     *
     * @param definitions a file with keys {@code node_def:<name>}
     * @return the names in file order
     * @throws OccopusException {@code description-invalid} with its problems
     */
    public List<String> store(DescriptorBundle definitions) {
        return rest.json("POST", "/node_definitions/", Requests.body(definitions))
                .texts("nodes");
    }

    /** {@return the names of the stored node definitions} */
    public List<String> names() {
        return rest.json("GET", "/node_definitions/").texts("node_definitions");
    }

    /**
     * A stored node definition as the server wrote it, secrets masked.
     *
     * @param name without {@code node_def:}
     * @return its name and its implementations
     * @throws NotFoundException when there is none
     */
    public JsonObject document(String name) {
        return rest.json("GET", "/node_definitions/" + Requests.encoded(name));
    }

    /**
     * Forgets a node definition.
     *
     * @param name without {@code node_def:}
     */
    public void delete(String name) {
        rest.text("DELETE", "/node_definitions/" + Requests.encoded(name));
    }
}
