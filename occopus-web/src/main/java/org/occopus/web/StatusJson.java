package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.description.NodeDescription;
import org.occopus.node.Difference;
import org.occopus.node.EndReason;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.state.Infrastructure;
import org.occopus.state.Snapshot;

/** Everything about an infrastructure, as {@code docs/rest.md} shows it. */
final class StatusJson {
    private StatusJson() {}

    /**
     * @param snapshot what is stored
     * @param ended what was deleted since its end was asked for
     */
    static JsonObject of(Snapshot snapshot, List<NodeInstance> ended) {
        Infrastructure infrastructure = snapshot.infrastructure();
        JsonObjectBuilder json =
                summary(infrastructure).add("user_id", infrastructure.userId()).add("working", isWorking(snapshot));
        infrastructure
                .trouble()
                .ifPresent(trouble -> json.add(
                        "problem",
                        Wire.JSON
                                .createObjectBuilder()
                                .add("type", trouble.type().slug())
                                .add("detail", trouble.detail())));
        if (infrastructure.phase().isEnding()) {
            json.add("remaining", remaining(snapshot));
        }
        if (!infrastructure.phase().wantsInstances()) {
            json.add("deleted", deleted(ended));
        }
        JsonArrayBuilder nodes = Wire.JSON.createArrayBuilder();
        Map<String, List<NodeInstance>> byNode = snapshot.instancesByNode();
        for (NodeDescription node : snapshot.description().nodes()) {
            nodes.add(node(snapshot, node, byNode.getOrDefault(node.name(), List.of())));
        }
        ReportJson.removed(snapshot).forEach((name, instances) -> nodes.add(removedNode(name, instances)));
        return json.add("nodes", nodes).build();
    }

    static JsonObjectBuilder summary(Infrastructure infrastructure) {
        return Wire.JSON
                .createObjectBuilder()
                .add("infraid", infrastructure.id())
                .add("name", infrastructure.name())
                .add("state", infrastructure.phase().name())
                .add("maintained", infrastructure.maintained())
                .add("suspended", infrastructure.suspended())
                .add("created", infrastructure.createdAt().toString());
    }

    /** Maintained infrastructures also work when something is not as it should be, without being asked. */
    private static boolean isWorking(Snapshot snapshot) {
        Infrastructure infrastructure = snapshot.infrastructure();
        boolean unsettled = snapshot.instances().stream()
                        .anyMatch(instance -> instance.state() != NodeState.READY || instance.isToBeReplaced())
                || snapshot.instances().size()
                        != snapshot.desired().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum();
        return infrastructure.isActive() && (infrastructure.working() || unsettled);
    }

    private static JsonArrayBuilder remaining(Snapshot snapshot) {
        JsonArrayBuilder remaining = Wire.JSON.createArrayBuilder();
        for (NodeInstance instance : snapshot.instances()) {
            JsonObjectBuilder one = Wire.JSON
                    .createObjectBuilder()
                    .add("node", instance.nodeName())
                    .add("instance", instance.id())
                    .add("reason", instance.note());
            instance.resource().resourceId().ifPresent(id -> one.add("resource", id));
            remaining.add(one);
        }
        return remaining;
    }

    private static JsonArrayBuilder deleted(List<NodeInstance> ended) {
        JsonArrayBuilder deleted = Wire.JSON.createArrayBuilder();
        for (NodeInstance instance : ended) {
            boolean confirmed = !instance.endReason().equals(Optional.of(EndReason.FORGOTTEN));
            JsonObjectBuilder one = Wire.JSON
                    .createObjectBuilder()
                    .add("node", instance.nodeName())
                    .add("instance", instance.id())
                    .add("at", instance.since().toString())
                    .add("confirmed", confirmed);
            instance.resource().resourceId().ifPresent(id -> one.add("resource", id));
            if (!confirmed) {
                one.add("reason", instance.note());
            }
            deleted.add(one);
        }
        return deleted;
    }

    private static JsonObjectBuilder node(Snapshot snapshot, NodeDescription node, List<NodeInstance> nodeInstances) {
        return Wire.JSON
                .createObjectBuilder()
                .add("name", node.name())
                .add("type", node.type())
                .add("depends_on", texts(snapshot.description().dependeesOf(node.name())))
                .add("scaling", ReportJson.scaling(snapshot, node, nodeInstances))
                .add("instances", instances(nodeInstances));
    }

    private static JsonObjectBuilder removedNode(String name, List<NodeInstance> nodeInstances) {
        return Wire.JSON
                .createObjectBuilder()
                .add("name", name)
                .add("type", "")
                .add("depends_on", Wire.JSON.createArrayBuilder())
                .add("scaling", ReportJson.noScaling(nodeInstances))
                .add("instances", instances(nodeInstances));
    }

    private static JsonArrayBuilder instances(List<NodeInstance> nodeInstances) {
        JsonArrayBuilder instances = Wire.JSON.createArrayBuilder();
        nodeInstances.forEach(instance -> instances.add(instance(instance)));
        return instances;
    }

    static JsonObjectBuilder instance(NodeInstance instance) {
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("id", instance.id())
                .add("state", instance.state().name())
                .add("since", instance.since().toString())
                .add("started", instance.createdAt().toString())
                .add("addresses", texts(instance.resource().addresses()));
        instance.resource().privateAddress().ifPresent(address -> json.add("private_address", address));
        instance.resource().resourceId().ifPresent(id -> json.add("resource", id));
        if (!instance.resource().providerState().isEmpty()) {
            json.add("provider_state", instance.resource().providerState());
        }
        instance.endReason().ifPresent(reason -> json.add("reason", reason.name()));
        if (!instance.note().isEmpty()) {
            json.add("note", instance.note());
        }
        if (!instance.origin().differences().isEmpty()) {
            json.add("differs", differences(instance)).add("replaced", instance.isToBeReplaced());
        }
        return json;
    }

    /** The instances that differ from the description, by node. */
    static JsonObjectBuilder differing(List<NodeInstance> instances) {
        Map<String, JsonArrayBuilder> byNode = new LinkedHashMap<>();
        for (NodeInstance instance : instances) {
            byNode.computeIfAbsent(instance.nodeName(), node -> Wire.JSON.createArrayBuilder())
                    .add(Wire.JSON
                            .createObjectBuilder()
                            .add("instance", instance.id())
                            .add("differs", differences(instance))
                            .add("replaced", instance.origin().replaceRequested()));
        }
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder();
        byNode.forEach(json::add);
        return json;
    }

    /** In what an instance differs from the description, in the words of REST. */
    static JsonArrayBuilder differences(NodeInstance instance) {
        return texts(
                instance.origin().differences().stream().map(Difference::word).toList());
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        JsonArrayBuilder json = Wire.JSON.createArrayBuilder();
        texts.forEach(json::add);
        return json;
    }
}
