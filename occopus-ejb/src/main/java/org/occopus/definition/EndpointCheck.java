package org.occopus.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.setting.Setting;
import org.occopus.yaml.Findings;
import org.occopus.yaml.YamlNode;

/**
 * Implementations of one type are told apart by their endpoints. Where one of them names an endpoint, the others have to,
 * also on clouds that have a default.
 */
final class EndpointCheck {
    private static final String ENDPOINT = "endpoint";

    private final PluginRegistry registry;
    private final Findings findings;

    EndpointCheck(PluginRegistry registry, Findings findings) {
        this.registry = registry;
        this.findings = findings;
    }

    void look(String node, String path, List<Implementation> implementations, List<YamlNode> items) {
        Set<Object> typesWithEndpoint = new HashSet<>();
        for (Implementation one : implementations) {
            if (one.resource().containsKey(ENDPOINT)) {
                typesWithEndpoint.add(String.valueOf(one.resource().get("type")));
            }
        }
        for (int i = 0; i < implementations.size(); i++) {
            Implementation one = implementations.get(i);
            String type = String.valueOf(one.resource().get("type"));
            if (typesWithEndpoint.contains(type) && !one.resource().containsKey(ENDPOINT) && mayLackIt(type)) {
                findings.error(
                        items.get(i).place(),
                        path + "[" + i + "].resource",
                        "in 'resource' section of node '" + node + "'[" + i + "]: Missing key(s): " + ENDPOINT,
                        "another implementation of type '" + type + "' names one, so this one has to");
            }
        }
    }

    /** Where the cloud requires it, its absence was told already. */
    private boolean mayLackIt(String type) {
        return registry.cloud(type).stream()
                .flatMap(cloud -> cloud.settings().stream())
                .filter(setting -> setting.key().equals(ENDPOINT))
                .noneMatch(Setting::required);
    }
}
