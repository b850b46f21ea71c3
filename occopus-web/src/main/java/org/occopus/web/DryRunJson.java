package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.occopus.definition.Implementation;
import org.occopus.infrastructure.DryRun;
import org.occopus.infrastructure.DryRun.ProposedNode;

/** What would be made of a description, as {@code docs/rest.md} shows it. */
final class DryRunJson {
    private DryRunJson() {}

    static JsonObject of(DryRun run) {
        JsonArrayBuilder order = Wire.JSON.createArrayBuilder();
        run.order().forEach(names -> order.add(Wire.JSON.createArrayBuilder(names)));
        JsonArrayBuilder nodes = Wire.JSON.createArrayBuilder();
        run.nodes().forEach(node -> nodes.add(node(run, node)));
        JsonArrayBuilder warnings = Wire.JSON.createArrayBuilder();
        run.warnings().forEach(warning -> warnings.add(warning.toString()));
        return Wire.JSON
                .createObjectBuilder()
                .add("dry_run", true)
                .add("name", run.description().name())
                .add("user_id", run.description().userId())
                .add("instances", run.instances())
                .add("order", order)
                .add("nodes", nodes)
                .add("warnings", warnings)
                .build();
    }

    private static JsonObjectBuilder node(DryRun run, ProposedNode proposed) {
        JsonArrayBuilder implementations = Wire.JSON.createArrayBuilder();
        proposed.implementations().forEach(one -> implementations.add(implementation(one)));
        var node = proposed.node();
        return Wire.JSON
                .createObjectBuilder()
                .add("name", node.name())
                .add("type", node.type())
                .add("count", node.scaling().min())
                .add("max", node.scaling().max())
                .add(
                        "depends_on",
                        Wire.JSON.createArrayBuilder(run.description().dependeesOf(node.name())))
                .add("selection", node.selection().word())
                .add("implementations", implementations);
    }

    private static JsonObjectBuilder implementation(Implementation one) {
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder().add("cloud", one.cloudType());
        addType(json, "contextualisation", one.contextualisation());
        addType(json, "config_management", one.configManagement());
        one.cost().ifPresent(cost -> json.add("cost", cost));
        return json;
    }

    private static void addType(JsonObjectBuilder json, String section, Map<String, Object> values) {
        Object type = values.get("type");
        if (type != null) {
            json.add(section, type.toString());
        }
    }
}
