package org.occopus.client.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node with its scaling and its instances. */
final class FakeNode {
    final String name;
    final String type;
    int min = 1;
    int max = 1;
    int target;
    final List<FakeNode> needs = new ArrayList<>();
    final List<FakeInstance> instances = new ArrayList<>();

    FakeNode(Map<?, ?> description) {
        this.name = String.valueOf(description.get("name"));
        this.type = String.valueOf(description.get("type"));
        if (description.get("scaling") instanceof Map<?, ?> scaling) {
            min = scaling.get("min") instanceof Integer given ? given : 1;
            max = scaling.get("max") instanceof Integer given ? given : min;
        }
        target = min;
    }

    void step() {
        instances.removeIf(instance -> instance.state.equals("TERMINATED"));
        instances.forEach(FakeInstance::step);
        if (needs.stream().allMatch(FakeNode::complete)) {
            while (living() < target) {
                instances.add(new FakeInstance());
            }
        }
        for (int surplus = living() - target; surplus > 0; surplus--) {
            instances.stream()
                    .filter(FakeInstance::living)
                    .reduce((first, second) -> second)
                    .ifPresent(instance -> instance.end("DROPPED"));
        }
    }

    int living() {
        return (int) instances.stream().filter(FakeInstance::living).count();
    }

    boolean complete() {
        return instances.size() == target && instances.stream().allMatch(FakeInstance::ready);
    }

    Map<String, Object> scaling() {
        return Map.of("actual", living(), "target", target, "min", min, "max", max);
    }

    Map<String, Object> status() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("type", type);
        members.put("depends_on", needs.stream().map(node -> node.name).toList());
        members.put("scaling", scaling());
        members.put("instances", instances.stream().map(FakeInstance::status).toList());
        return members;
    }

    Map<String, Object> proposal() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("type", type);
        members.put("count", target);
        members.put("max", max);
        members.put("depends_on", needs.stream().map(node -> node.name).toList());
        members.put("implementations", List.of(Map.of("cloud", "simulator"), Map.of("cloud", "ec2")));
        return members;
    }

    Map<String, Object> report() {
        Map<String, Object> shown = new LinkedHashMap<>();
        instances.forEach(instance -> shown.put(instance.id, instance.report()));
        return Map.of("instances", shown, "scaling", scaling());
    }
}
