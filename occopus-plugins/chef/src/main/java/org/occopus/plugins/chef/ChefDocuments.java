package org.occopus.plugins.chef;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.resource.Owner;

/** What is stored on a Chef server for an infrastructure, a node and a node instance (manual, "Chef"). */
final class ChefDocuments {
    /** The recipe that reads {@code connections}; users keep it on their server. */
    private static final String CONNECT = "recipe[connect]";

    private ChefDocuments() {}

    static Map<String, Object> environment(String infrastructureId) {
        Map<String, Object> document = named(infrastructureId, "Environment");
        document.put("description", "Infrastructure of Occopus; it is removed together with it.");
        document.put("cookbook_versions", Map.of());
        document.put("default_attributes", Map.of());
        document.put("override_attributes", Map.of());
        return document;
    }

    static Map<String, Object> role(String name) {
        Map<String, Object> document = named(name, "Role");
        document.put("description", "Node of an infrastructure of Occopus; it is removed together with it.");
        document.put("run_list", List.of());
        document.put("env_run_lists", Map.of());
        document.put("default_attributes", Map.of());
        document.put("override_attributes", Map.of());
        return document;
    }

    static Map<String, Object> node(ConfigNode node) {
        Map<String, Object> document = named(node.owner().instanceId(), "Node");
        document.put("chef_environment", node.owner().infrastructureId());
        document.put("run_list", runList(node));
        document.put("normal", attributes(node));
        document.put("default", Map.of());
        document.put("override", Map.of());
        document.put("automatic", Map.of());
        return document;
    }

    private static Map<String, Object> named(String name, String kind) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("json_class", "Chef::" + kind);
        document.put("chef_type", kind.toLowerCase(Locale.ROOT));
        return document;
    }

    /** Other nodes find this one by its role: {@code source_role} of their connections. */
    static String roleOf(Owner owner) {
        return rolePrefix(owner.infrastructureId()) + owner.nodeName();
    }

    static String rolePrefix(String infrastructureId) {
        return infrastructureId + "_";
    }

    private static List<String> runList(ConfigNode node) {
        List<String> asked = ChefSettings.runList(node.settings());
        List<String> all = new ArrayList<>();
        String role = "role[" + roleOf(node.owner()) + "]";
        if (!asked.contains(role)) {
            all.add(role);
        }
        if (!asked.contains(CONNECT) && !asked.contains("connect")) {
            all.add(CONNECT);
        }
        all.addAll(asked);
        return all;
    }

    private static Map<String, @Nullable Object> attributes(ConfigNode node) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        node.attributes().forEach((name, value) -> DottedPath.of(name).put(tree, ChefJson.plain(value)));
        return tree;
    }
}
