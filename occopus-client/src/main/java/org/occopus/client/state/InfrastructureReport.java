package org.occopus.client.state;

import java.util.ArrayList;
import java.util.List;
import org.occopus.client.json.JsonObject;

/**
 * The manual's report: nodes, their instances and addresses.
 *
 * @param nodes in the server's order
 */
public record InfrastructureReport(List<Node> nodes) {

    /** Keeps the list from changing. */
    public InfrastructureReport {
        nodes = List.copyOf(nodes);
    }

    /**
     * One node.
     *
     * @param name the node's name
     * @param instances in the server's order
     */
    public record Node(String name, List<Instance> instances) {
        /** Keeps the list from changing. */
        public Node {
            instances = List.copyOf(instances);
        }
    }

    /**
     * One instance.
     *
     * @param id the instance
     * @param state the manual's word: {@code pending}, {@code ready}, {@code failed} or {@code shutdown}
     * @param addresses all of them, the first one first; empty while unknown
     */
    public record Instance(String id, String state, List<String> addresses) {
        /** Keeps the list from changing. */
        public Instance {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Reads the answer of {@code GET /infrastructures/{id}}.
     *
     * @param json the answer
     * @return the report
     */
    public static InfrastructureReport from(JsonObject json) {
        List<Node> nodes = new ArrayList<>();
        for (String name : json.names()) {
            json.object(name).ifPresent(node -> nodes.add(new Node(name, instances(node))));
        }
        return new InfrastructureReport(nodes);
    }

    private static List<Instance> instances(JsonObject node) {
        List<Instance> instances = new ArrayList<>();
        node.object("instances").ifPresent(all -> {
            for (String id : all.names()) {
                all.object(id).ifPresent(instance -> instances.add(instance(id, instance)));
            }
        });
        return instances;
    }

    private static Instance instance(String id, JsonObject json) {
        return new Instance(id, json.text("state").orElse(""), json.texts("resource_address"));
    }
}
