package org.occopus.client.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** An infrastructure that moves on whenever somebody looks at its status. */
public final class FakeInfrastructure {
    final String id = UUID.randomUUID().toString();
    String name = "";
    String state = "BUILDING";
    String problem = "";
    boolean maintained;
    boolean suspended;
    boolean passWanted = true;
    private final Levers levers;
    private final List<FakeNode> nodes = new ArrayList<>();
    private final List<Object> deleted = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    FakeInfrastructure(String yaml, boolean maintained, Levers levers) {
        this.maintained = maintained;
        this.levers = levers;
        describe(yaml);
    }

    void describe(String yaml) {
        Map<?, ?> description = new Yaml().load(yaml);
        name = String.valueOf(description.get("infra_name"));
        Map<String, FakeNode> before = new LinkedHashMap<>();
        nodes.forEach(node -> before.put(node.name, node));
        nodes.clear();
        for (Object node : list(description.get("nodes"))) {
            FakeNode made = new FakeNode((Map<?, ?>) node);
            Optional.ofNullable(before.get(made.name)).ifPresent(old -> made.instances.addAll(old.instances));
            nodes.add(made);
        }
        list(description.get("dependencies")).forEach(this::depend);
        events.add("described");
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private void depend(Object edge) {
        List<?> pair = list(((Map<?, ?>) edge).get("connection"));
        node(pair.get(0)).needs.add(node(pair.get(1)));
    }

    private FakeNode node(Object description) {
        return node(String.valueOf(((Map<?, ?>) description).get("name")));
    }

    FakeNode node(String wanted) {
        return nodes.stream()
                .filter(node -> node.name.equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemAnswer(404, "node-unknown", "Infrastructure " + id + " has no node " + wanted));
    }

    void step() {
        switch (state) {
            case "BUILDING", "RUNNING" -> build();
            case "ROLLING_BACK" -> tearDown("FAILED");
            case "DESTROYING" -> tearDown("DESTROYED");
            default -> passWanted = false;
        }
    }

    private void build() {
        if (levers.hold || suspended || (!maintained && !passWanted)) {
            return;
        }
        if (!levers.failingPass.isEmpty()) {
            problem = levers.failingPass;
            passWanted = false;
            return;
        }
        nodes.forEach(FakeNode::step);
        if (nodes.stream().anyMatch(node -> node.name.equals(levers.failingNode) && !node.instances.isEmpty())) {
            problem = levers.failure;
            state = "ROLLING_BACK";
        } else if (nodes.stream().allMatch(FakeNode::complete)) {
            state = "RUNNING";
            passWanted = false;
        }
    }

    private void tearDown(String end) {
        if (levers.stuckLooks.getAndDecrement() > 0) {
            return;
        }
        nodes.forEach(node -> node.instances.clear());
        state = end;
    }

    void destroy(boolean forget) {
        state = "DESTROYING";
        for (FakeNode node : nodes) {
            node.instances.forEach(instance -> deleted.add(Map.of(
                    "node",
                    node.name,
                    "instance",
                    instance.id,
                    "resource",
                    "sim-1",
                    "confirmed",
                    !forget,
                    "reason",
                    forget ? "nobody answers" : "")));
        }
        events.add("destroying");
    }

    Map<String, Object> why(String query) {
        List<Object> subjects = new ArrayList<>();
        for (FakeNode node : nodes) {
            if (query.equals("null") || query.equals("node=" + node.name)) {
                subjects.add(Map.of("node", node.name, "sentences", List.of("It has what is wanted.")));
                node.instances.forEach(instance -> subjects.add(
                        Map.of("node", node.name, "instance", instance.id, "sentences", List.of("It does its work."))));
            }
        }
        return Map.of("sentences", List.of("Nothing is to be done."), "nodes", subjects);
    }

    /** What the levers say differs. */
    Map<String, Object> differing(String query) {
        Map<String, Object> byNode = new LinkedHashMap<>();
        for (FakeNode node : nodes) {
            if (node.name.equals(levers.differingNode)) {
                byNode.put(
                        node.name,
                        node.instances.stream()
                                .map(instance -> Map.of(
                                        "instance",
                                        instance.id,
                                        "differs",
                                        List.of("variables"),
                                        "replaced",
                                        query.contains("replace=true")))
                                .toList());
            }
        }
        return byNode;
    }

    Map<String, Object> summary() {
        return Map.of(
                "infraid",
                id,
                "name",
                name,
                "state",
                state,
                "maintained",
                maintained,
                "suspended",
                suspended,
                "created",
                "2026-11-22T10:00:00Z");
    }

    /** Each node behind the one before, whatever it needs. */
    Map<String, Object> proposal() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("instances", nodes.stream().mapToInt(node -> node.target).sum());
        members.put("order", nodes.stream().map(node -> List.of(node.name)).toList());
        members.put("nodes", nodes.stream().map(FakeNode::proposal).toList());
        members.put("warnings", List.of("the scaling is narrow"));
        return members;
    }

    Map<String, Object> report() {
        Map<String, Object> members = new LinkedHashMap<>();
        nodes.forEach(node -> members.put(node.name, node.report()));
        return members;
    }

    Map<String, Object> status() {
        Map<String, Object> members = new LinkedHashMap<>(summary());
        members.put("user_id", "somebody");
        members.put("working", working());
        if (!problem.isEmpty()) {
            members.put("problem", Map.of("type", "https://occopus.org/problems/provider-refused", "detail", problem));
        }
        if (state.equals("DESTROYING") || state.equals("ROLLING_BACK")) {
            members.put("remaining", remaining());
        }
        members.put("deleted", deleted);
        members.put("nodes", nodes.stream().map(FakeNode::status).toList());
        return members;
    }

    private boolean working() {
        boolean complete = nodes.stream().allMatch(FakeNode::complete);
        return passWanted || (maintained && state.equals("RUNNING") && !complete);
    }

    private List<Object> remaining() {
        List<Object> remaining = new ArrayList<>();
        for (FakeNode node : nodes) {
            node.instances.forEach(instance -> remaining.add(Map.of(
                    "node", node.name, "instance", instance.id, "resource", "sim-1", "reason", "still deleting")));
        }
        return remaining;
    }

    List<Object> resources() {
        List<Object> resources = new ArrayList<>();
        for (FakeNode node : nodes) {
            node.instances.stream()
                    .filter(FakeInstance::exists)
                    .forEach(instance -> resources.add(instance.resource(id, node.name)));
        }
        return resources;
    }

    boolean kill(String resource) {
        return nodes.stream()
                .flatMap(node -> node.instances.stream())
                .filter(instance -> resource.equals("sim-" + instance.id.substring(0, 8)))
                .peek(instance -> instance.end("VANISHED"))
                .findAny()
                .isPresent();
    }

    Map<String, Object> events(int after) {
        List<Object> page = new ArrayList<>();
        for (int number = after + 1; number <= events.size(); number++) {
            page.add(Map.of(
                    "number",
                    number,
                    "at",
                    "2026-11-22T10:00:00Z",
                    "kind",
                    events.get(number - 1),
                    "message",
                    "of " + name));
        }
        return Map.of("events", page, "next", Math.max(after, events.size()));
    }
}
