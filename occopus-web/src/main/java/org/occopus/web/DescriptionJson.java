package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Map;
import org.occopus.description.AttributeMapping;
import org.occopus.description.Dependency;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.Upkeep;
import org.occopus.yaml.MaskedValues;

/** A description as it was understood: every default written out, in the words of the manual. It is a description, too. */
final class DescriptionJson {
    private DescriptionJson() {}

    static JsonObject of(InfrastructureDescription description) {
        JsonArrayBuilder nodes = Wire.JSON.createArrayBuilder();
        description.nodes().forEach(node -> nodes.add(node(node)));
        JsonArrayBuilder dependencies = Wire.JSON.createArrayBuilder();
        description.dependencies().forEach(edge -> dependencies.add(dependency(edge)));
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("user_id", description.userId())
                .add("infra_name", description.name())
                .add("nodes", nodes)
                .add("dependencies", dependencies)
                .add("variables", masked(description.variables()));
        return json.add(
                        "healing",
                        Wire.JSON
                                .createObjectBuilder()
                                .add("stop_share", description.healingStop().share())
                                .add("stop_minimum", description.healingStop().least()))
                .build();
    }

    private static JsonObjectBuilder node(NodeDescription node) {
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("name", node.name())
                .add("type", node.type())
                .add(
                        "scaling",
                        Wire.JSON
                                .createObjectBuilder()
                                .add("min", node.scaling().min())
                                .add("max", node.scaling().max())
                                .add("max_unavailable", node.upkeep().maxUnavailable()));
        if (!node.filter().isEmpty()) {
            json.add("filter", masked(node.filter()));
        }
        return json.add("variables", masked(node.variables()))
                .add("selection", node.selection().name().toLowerCase(Locale.ROOT))
                .add("healing", healing(node.upkeep()));
    }

    private static JsonObjectBuilder healing(Upkeep upkeep) {
        return Wire.JSON
                .createObjectBuilder()
                .add("max_share", upkeep.maxShare())
                .add("backoff", upkeep.backoff().toSeconds())
                .add("max_backoff", upkeep.maxBackoff().toSeconds())
                .add("reset_after", upkeep.resetAfter().toSeconds())
                .add("boot_timeout", upkeep.bootTimeout().toSeconds());
    }

    private static JsonObjectBuilder dependency(Dependency edge) {
        JsonArrayBuilder mappings = Wire.JSON.createArrayBuilder();
        edge.mappings().forEach(mapping -> mappings.add(mapping(mapping)));
        return Wire.JSON
                .createObjectBuilder()
                .add(
                        "connection",
                        Wire.JSON.createArrayBuilder().add(edge.dependent()).add(edge.dependee()))
                .add("mappings", mappings);
    }

    private static JsonObjectBuilder mapping(AttributeMapping mapping) {
        return Wire.JSON
                .createObjectBuilder()
                .add(
                        "attributes",
                        Wire.JSON.createArrayBuilder().add(mapping.source()).add(mapping.destination()))
                .add("synch", mapping.synch());
    }

    private static JsonObjectBuilder masked(Map<String, Object> mapping) {
        return DefinitionJson.mapping(MaskedValues.ofVariables().masked(mapping));
    }
}
