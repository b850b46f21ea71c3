package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
            List<NodeInstance> instances = byNode.getOrDefault(node.name(), List.of());
            report.add(node.name(), node(instances, scaling(snapshot, node, instances)));
        }
        removed(snapshot).forEach((name, instances) -> report.add(name, node(instances, noScaling(instances))));
        return report.build();
    }

    /** The instances of nodes that the description has no longer, by node; they are on their way out. */
    static SortedMap<String, List<NodeInstance>> removed(Snapshot snapshot) {
        SortedMap<String, List<NodeInstance>> removed = new TreeMap<>(snapshot.instancesByNode());
        snapshot.description().nodes().forEach(node -> removed.remove(node.name()));
        return removed;
    }

    private static JsonObjectBuilder node(List<NodeInstance> nodeInstances, JsonObject scaling) {
        JsonObjectBuilder instances = Wire.JSON.createObjectBuilder();
        nodeInstances.forEach(instance -> instances.add(instance.id(), instance(instance)));
        return Wire.JSON.createObjectBuilder().add("instances", instances).add("scaling", scaling);
    }

    static JsonObject scaling(Snapshot snapshot, NodeDescription node, List<NodeInstance> instances) {
        return scaling(
                instances,
                snapshot.desiredOf(node.name()),
                node.scaling().min(),
                node.scaling().max());
    }

    /** Of a node that is to have no instances any more. */
    static JsonObject noScaling(List<NodeInstance> instances) {
        return scaling(instances, 0, 0, 0);
    }

    private static JsonObject scaling(List<NodeInstance> instances, int target, int min, int max) {
        long actual = instances.stream()
                .filter(instance -> instance.state().isLiving())
                .count();
        return Wire.JSON
                .createObjectBuilder()
                .add("actual", actual)
                .add("target", target)
                .add("min", min)
                .add("max", max)
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
