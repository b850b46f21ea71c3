package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.occopus.description.NodeDescription;
import org.occopus.node.EndReason;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.state.Snapshot;

/** The manual's report, one member a node; what is new stands beside the old words. */
final class ReportJson {
    private ReportJson() {}

    static JsonObject of(Snapshot snapshot) {
        JsonObjectBuilder report = Wire.JSON.createObjectBuilder();
        Map<String, List<NodeInstance>> byNode = snapshot.instancesByNode();
        for (NodeDescription node : snapshot.description().nodes()) {
            List<NodeInstance> nodeInstances = byNode.getOrDefault(node.name(), List.of());
            JsonObjectBuilder instances = Wire.JSON.createObjectBuilder();
            nodeInstances.forEach(instance -> instances.add(instance.id(), instance(instance)));
            report.add(
                    node.name(),
                    Wire.JSON
                            .createObjectBuilder()
                            .add("instances", instances)
                            .add("scaling", scaling(snapshot, node, nodeInstances)));
        }
        return report.build();
    }

    static JsonObject scaling(Snapshot snapshot, NodeDescription node, List<NodeInstance> instances) {
        long actual = instances.stream()
                .filter(instance -> instance.state().isLiving())
                .count();
        return Wire.JSON
                .createObjectBuilder()
                .add("actual", actual)
                .add("target", snapshot.desiredOf(node.name()))
                .add("min", node.scaling().min())
                .add("max", node.scaling().max())
                .build();
    }

    private static JsonObject instance(NodeInstance instance) {
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("resource_address", address(instance.resource().addresses()))
                .add("state", oldWord(instance))
                .add("node_state", instance.state().name())
                .add("since", instance.since().toString());
        instance.endReason().map(EndReason::name).ifPresent(reason -> json.add("reason", reason));
        if (!instance.origin().differences().isEmpty()) {
            json.add("differs", StatusJson.differences(instance));
        }
        return json.build();
    }

    static JsonValue address(List<String> addresses) {
        if (addresses.size() == 1) {
            return Wire.JSON.createValue(addresses.get(0));
        }
        if (addresses.isEmpty()) {
            return Wire.JSON.createValue("");
        }
        JsonArrayBuilder all = Wire.JSON.createArrayBuilder();
        addresses.forEach(all::add);
        return all.build();
    }

    /** The state words of Occopus 1.10 (manual, "Infrastructure report"). */
    static String oldWord(NodeInstance instance) {
        NodeState state = instance.state();
        return switch (state) {
            case INTENDED, LAUNCHING, BOOTING, CONFIGURING, VERIFYING, UNHEALTHY -> "pending";
            case READY -> "ready";
            case TERMINATING, TERMINATED ->
                instance.endReason().filter(EndReason::isFailure).isPresent() ? "failed" : "shutdown";
        };
    }
}
