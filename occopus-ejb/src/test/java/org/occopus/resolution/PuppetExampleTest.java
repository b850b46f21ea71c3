package org.occopus.resolution;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.registry.PluginRegistry;

/** What machines of {@code examples/puppet-solo} are told. */
class PuppetExampleTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "puppet-solo");

    private final PluginRegistry plugins = PluginRegistry.onClassPath();

    @Test
    void handsAttributesAndTheDatabasesAddressToPuppet() {
        Map<String, NodeDefinition> definitions = new LinkedHashMap<>();
        new NodeDefinitionReader()
                .read(ReferenceData.bundle(EXAMPLE, "nodes/node_definitions.yaml"), plugins)
                .value()
                .forEach(definition -> definitions.put(definition.name(), definition));
        InfrastructureDescription description = new DescriptionCheck(plugins)
                .check(
                        ReferenceData.bundle(EXAMPLE, "infra.yaml"),
                        name -> Optional.ofNullable(definitions.get(name)),
                        definitions::keySet)
                .value();
        NodeDescription wordpress = description.node("wordpress").orElseThrow();
        ResolvedNode resolved = new NodeResolver(plugins, new Random(1))
                .resolve(new ResolutionRequest(
                        "00000000-0000-4000-8000-000000000001",
                        description,
                        wordpress,
                        "00000000-0000-4000-8000-000000000002",
                        requireNonNull(definitions.get(wordpress.type())),
                        List.of(new KnownInstance("database", "id", List.of("10.0.0.1"), Optional.empty()))));

        assertThat(resolved.context().orElse(""))
                .contains("example42-apache example42-php hunner-wordpress")
                .contains("{'dbuser': 'wordpress'} {'dbpass': 'replace-this-too'} {'dbname': 'wordpress'}"
                        + " {'mysqlhost': '10.0.0.1'}");
    }
}
