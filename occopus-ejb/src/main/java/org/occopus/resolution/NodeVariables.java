package org.occopus.resolution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.definition.Implementation;
import org.occopus.description.AttributeMapping;
import org.occopus.description.Dependency;
import org.occopus.description.NodeDescription;

/** The variables of a node instance's templates (manual, "Contextualisation"). */
final class NodeVariables {
    private NodeVariables() {}

    /** Later ones win: the instance, the node description, the implementation. */
    static Map<String, Object> of(ResolutionRequest request, Implementation implementation) {
        NodeDescription node = request.node();
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("node_id", request.instanceId());
        variables.put("name", node.name());
        variables.put("type", node.type());
        variables.put("infra_id", request.infrastructureId());
        variables.put("infra_name", request.description().name());
        variables.put("user_id", request.description().userId());
        variables.put("variables", node.variables());
        variables.put("mappings", mappings(request));
        variables.put(
                "scaling",
                Map.of("min", node.scaling().min(), "max", node.scaling().max()));
        putUnlessEmpty(variables, "filter", node.filter());
        putUnlessEmpty(variables, "resource", implementation.resource());
        putUnlessEmpty(variables, "contextualisation", implementation.contextualisation());
        putUnlessEmpty(variables, "config_management", implementation.configManagement());
        putUnlessEmpty(variables, "health_check", implementation.healthCheck());
        return variables;
    }

    private static void putUnlessEmpty(Map<String, Object> variables, String name, Map<String, Object> section) {
        if (!section.isEmpty()) {
            variables.put(name, section);
        }
    }

    private static Map<String, Object> mappings(ResolutionRequest request) {
        Map<String, Object> inbound = new LinkedHashMap<>();
        Map<String, Object> outbound = new LinkedHashMap<>();
        String name = request.node().name();
        for (Dependency edge : request.description().dependencies()) {
            if (edge.dependent().equals(name)) {
                inbound.put(edge.dependee(), listed(edge));
            }
            if (edge.dependee().equals(name)) {
                outbound.put(edge.dependent(), listed(edge));
            }
        }
        Map<String, Object> mappings = new LinkedHashMap<>();
        mappings.put("inbound", inbound);
        mappings.put("outbound", outbound);
        return mappings;
    }

    private static List<Object> listed(Dependency edge) {
        List<Object> listed = new ArrayList<>();
        for (AttributeMapping mapping : edge.mappings()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("attributes", List.of(mapping.source(), mapping.destination()));
            entry.put("synch", mapping.synch());
            listed.add(entry);
        }
        return listed;
    }

    /** What the node wants to know of its dependees, in the shape that Chef recipes read. */
    static List<Object> connections(ResolutionRequest request) {
        List<Object> connections = new ArrayList<>();
        for (Dependency edge : request.description().dependencies()) {
            if (edge.dependent().equals(request.node().name())) {
                edge.mappings().forEach(mapping -> connections.add(connection(request, edge, mapping)));
            }
        }
        return connections;
    }

    private static Map<String, Object> connection(
            ResolutionRequest request, Dependency edge, AttributeMapping mapping) {
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("source_role", request.infrastructureId() + "_" + edge.dependee());
        connection.put("source_attribute", mapping.source());
        connection.put("destination_attribute", mapping.destination());
        return connection;
    }

    /** Attributes of the node that others wait for. */
    static List<String> synchronised(ResolutionRequest request) {
        return request.description().dependencies().stream()
                .filter(edge -> edge.dependee().equals(request.node().name()))
                .flatMap(edge -> edge.mappings().stream())
                .filter(AttributeMapping::synch)
                .map(AttributeMapping::source)
                .distinct()
                .toList();
    }
}
