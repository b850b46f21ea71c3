package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.occopus.node.NodeInstance;
import org.occopus.state.Infrastructure;
import org.occopus.state.Snapshot;

/** Instances in the words of the original's broker, without variables and contexts, which may hold secrets. */
final class InfoJson {
    private InfoJson() {}

    /** By node and instance id. */
    static JsonObject state(Snapshot snapshot) {
        return byNode(snapshot, instance -> instance(snapshot, instance));
    }

    /** The first address of each instance. */
    static JsonObject addresses(Snapshot snapshot) {
        return byNode(snapshot, InfoJson::firstAddress);
    }

    private static JsonObject byNode(Snapshot snapshot, Function<NodeInstance, JsonValue> value) {
        JsonObjectBuilder nodes = Wire.JSON.createObjectBuilder();
        for (Map.Entry<String, List<NodeInstance>> node :
                snapshot.instancesByNode().entrySet()) {
            JsonObjectBuilder instances = Wire.JSON.createObjectBuilder();
            node.getValue().forEach(instance -> instances.add(instance.id(), value.apply(instance)));
            nodes.add(node.getKey(), instances);
        }
        return nodes.build();
    }

    /** Those that fit all that is asked for. */
    static JsonValue instances(Snapshot snapshot, Optional<String> node, Optional<String> id) {
        JsonArrayBuilder found = Wire.JSON.createArrayBuilder();
        snapshot.instances().stream()
                .filter(instance -> node.map(instance.nodeName()::equals).orElse(true))
                .filter(instance -> id.map(instance.id()::equals).orElse(true))
                .forEach(instance -> found.add(instance(snapshot, instance)));
        return found.build();
    }

    private static JsonObject instance(Snapshot snapshot, NodeInstance instance) {
        Infrastructure infrastructure = snapshot.infrastructure();
        JsonObjectBuilder description = Wire.JSON
                .createObjectBuilder()
                .add("infra_id", infrastructure.id())
                .add("infra_name", infrastructure.name())
                .add("name", instance.nodeName());
        snapshot.description().node(instance.nodeName()).ifPresent(node -> description.add("type", node.type()));
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("infra_id", infrastructure.id())
                .add("infra_name", infrastructure.name())
                .add("user_id", infrastructure.userId())
                .add("node_id", instance.id())
                .add("node_description", description.add("user_id", infrastructure.userId()))
                .add("instance_start_time", instance.createdAt().toEpochMilli() / 1000.0)
                .add("state", ReportJson.oldWord(instance))
                .add("resource_address", ReportJson.address(instance.resource().addresses()));
        instance.resource().resourceId().ifPresent(id -> json.add("instance_id", id));
        return json.build();
    }

    static JsonValue firstAddress(NodeInstance instance) {
        return Wire.JSON.createValue(
                instance.resource().addresses().stream().findFirst().orElse(""));
    }
}
