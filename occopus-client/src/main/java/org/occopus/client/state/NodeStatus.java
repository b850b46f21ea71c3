package org.occopus.client.state;

import java.util.List;
import org.occopus.client.json.JsonObject;

/**
 * One node of an infrastructure.
 *
 * @param name the node's name in the description
 * @param type the node definition that it is made from
 * @param dependsOn the nodes that must be ready before it
 * @param scaling how many instances there are and shall be
 * @param instances oldest first, as the server lists them
 */
public record NodeStatus(
        String name, String type, List<String> dependsOn, Scaling scaling, List<InstanceStatus> instances) {

    /** Keeps the lists from changing. */
    public NodeStatus {
        dependsOn = List.copyOf(dependsOn);
        instances = List.copyOf(instances);
    }

    static NodeStatus from(JsonObject json) {
        return new NodeStatus(
                json.requiredText("name"),
                json.text("type").orElse(""),
                json.texts("depends_on"),
                Scaling.of(json),
                json.objects("instances").stream().map(InstanceStatus::from).toList());
    }

    /** {@return the instances that nobody deletes} */
    public List<InstanceStatus> living() {
        return instances.stream()
                .filter(instance -> instance.state().isLiving())
                .toList();
    }

    /** {@return how many instances are ready} */
    public int ready() {
        return (int) instances.stream()
                .filter(instance -> instance.state() == InstanceState.READY)
                .count();
    }

    /** {@return whether exactly the wanted number of instances lives and all of them are ready} */
    public boolean isComplete() {
        return living().size() == scaling.target() && ready() == scaling.target();
    }
}
