package org.occopus.state;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.occopus.description.InfrastructureDescription;
import org.occopus.node.NodeInstance;

/**
 * All that is stored about an infrastructure and matters now, read in one transaction.
 *
 * @param infrastructure itself
 * @param description what the user wants
 * @param desired wanted number of instances by node name, within the node's range
 * @param instances those that are not terminated, oldest first
 */
public record Snapshot(
        Infrastructure infrastructure,
        InfrastructureDescription description,
        Map<String, Integer> desired,
        List<NodeInstance> instances) {

    /** Copies the collections. */
    public Snapshot {
        desired = Map.copyOf(desired);
        instances = List.copyOf(instances);
    }

    /** The wanted number of instances of a node; 0 for a node that is not in the description. */
    public int desiredOf(String nodeName) {
        return desired.getOrDefault(nodeName, 0);
    }

    /** The instances of every node that has any, oldest first. */
    public Map<String, List<NodeInstance>> instancesByNode() {
        return instances.stream().collect(Collectors.groupingBy(NodeInstance::nodeName));
    }

    /** The instances of a node, oldest first. */
    public List<NodeInstance> instancesOf(String nodeName) {
        return instances.stream()
                .filter(instance -> instance.nodeName().equals(nodeName))
                .toList();
    }
}
