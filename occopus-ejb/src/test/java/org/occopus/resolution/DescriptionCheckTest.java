package org.occopus.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.description.Checked;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.SourceBundle;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;

class DescriptionCheckTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.onClassPath();
    private static final Map<String, NodeDefinition> DEFINITIONS = definitions("""
            node_def:plain:
            - resource: {type: simulator, endpoint: e, flavour: small}
            - resource: {type: simulator, endpoint: f, flavour: big}
            node_def:priced:
            - {resource: {type: simulator, endpoint: e}, cost: 2}
            - resource: {type: simulator, endpoint: f}
            node_def:asks:
            - resource: {type: simulator, endpoint: e}
              contextualisation: {type: cloudinit, context_template: 'ip {{getip(variables.target)}}'}
            node_def:chef:
            - resource: {type: simulator, endpoint: e}
              config_management: {type: chef, endpoint: e, run_list: []}
            node_def:checks:
            - resource: {type: simulator, endpoint: e}
              health_check: {urls: ['{{nosuch.x}}']}
            node_def:second:
            - resource: {type: simulator, endpoint: e}
            - resource: {type: simulator, endpoint: '{{nosuch.x}}'}
            """);

    @Test
    void acceptsWhatCanBeRendered() {
        var checked = check("[{name: a, type: plain}, {name: b, type: asks, variables: {target: a}}]", "[[b, a]]");

        assertThat(checked.warnings()).isEmpty();
        assertThat(checked.value().dependeesOf("b")).containsExactly("a");
    }

    @Test
    void warnsWhenNothingTellsWhichImplementationIsTheCheapest() {
        var checked = check("[{name: a, type: plain, selection: cheapest_first}]", "[]");

        assertThat(checked.warnings())
                .singleElement()
                .asString()
                .contains("no implementation of 'plain' names a cost", "write cost: NUMBER");
        assertThat(check(
                                "[{name: a, type: asks, selection: cheapest_first, variables: {target: b}},"
                                        + " {name: b, type: priced, selection: cheapest_first}]",
                                "[[a, b]]")
                        .warnings())
                .isEmpty();
    }

    @Test
    void addsTheDependenciesThatTemplatesImplyAndSaysSo() {
        var checked = check("[{name: a, type: plain}, {name: b, type: asks, variables: {target: a}}]", "[]");

        assertThat(checked.value().topology().levels()).containsExactly(List.of("a"), List.of("b"));
        assertThat(checked.warnings())
                .singleElement()
                .asString()
                .contains("node 'b' asks for the address of 'a', so it waits for it");
    }

    @Test
    void addsNoDependencyThatIsThereByAnotherWay() {
        var checked = check(
                "[{name: a, type: plain}, {name: m, type: plain}, {name: b, type: asks, variables: {target: a}}]",
                "[[b, m], [m, a]]");

        assertThat(checked.value().dependencies()).hasSize(2);
    }

    @Test
    void refusesNodesThatAskForEachOther() {
        assertThat(findings(
                        "[{name: a, type: asks, variables: {target: b}}, {name: b, type: asks, variables: {target: a}}]",
                        "[]"))
                .singleElement()
                .asString()
                .contains("cycle: a -> b -> a, because templates ask for addresses");
    }

    @Test
    void refusesANodeThatAsksForItself() {
        assertThat(findings("[{name: a, type: asks, variables: {target: a}}]", "[]"))
                .singleElement()
                .asString()
                .contains("node 'a' has no address yet");
    }

    @Test
    void tellsAllProblemsOfAllNodesAtTheirPlaces() {
        assertThat(findings("""

                        - {name: a, type: plane}
                        - {name: b, type: plain, filter: {flavour: huge}}
                        - {name: c, type: checks}
                        - {name: d, type: second}
                        - {name: e, type: asks, variables: {target: nosuch}}
                        """, "[]"))
                .extracting(Finding::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("4:13: unknown node type 'plane'")
                                .endsWith("(did you mean 'plain'?)"),
                        second -> assertThat(second).startsWith("5:26: filter of node 'b' matches none of the 2"),
                        third -> assertThat(third).startsWith("6:13: node 'c'").contains("'nosuch' is undefined"),
                        fourth -> assertThat(fourth)
                                .startsWith("7:13: node 'd'")
                                .contains("a template cannot be rendered: in resource, in 'endpoint', line 1"),
                        fifth -> assertThat(fifth).startsWith("8:13: node 'e'").contains("no node 'nosuch'"));
    }

    @Test
    void refusesToWaitForAttributesThatNobodySets() {
        String edge = "[{connection: [a, b], mappings: [{attributes: [x, y], synch: true}]}]";

        assertThat(findings("[{name: a, type: plain}, {name: b, type: plain}]", edge))
                .singleElement()
                .asString()
                .contains("no config manager sets attributes");
        assertThat(findings("[{name: a, type: plain}, {name: b, type: chef}]", edge))
                .isEmpty();
    }

    @Test
    void refusesCloudsWhosePluginIsGone() {
        PluginRegistry bare = new PluginRegistry(List.of(), List.of(), List.of(), List.of());

        assertThat(findings("[{name: a, type: plain}]", "[]", bare))
                .singleElement()
                .asString()
                .contains("needs the cloud 'simulator'");
    }

    private static Checked<InfrastructureDescription> check(String nodes, String edges) {
        return check(nodes, edges, PLUGINS);
    }

    private static Checked<InfrastructureDescription> check(String nodes, String edges, PluginRegistry plugins) {
        String yaml = "user_id: u\ninfra_name: x\nnodes: " + nodes + "\ndependencies: " + edges;
        return new DescriptionCheck(plugins)
                .check(
                        SourceBundle.ofBody(yaml),
                        name -> Optional.ofNullable(DEFINITIONS.get(name)),
                        DEFINITIONS::keySet);
    }

    private static List<Finding> findings(String nodes, String edges) {
        return findings(nodes, edges, PLUGINS);
    }

    private static List<Finding> findings(String nodes, String edges, PluginRegistry plugins) {
        try {
            check(nodes, edges, plugins);
            return List.of();
        } catch (ProblemException e) {
            return e.findings();
        }
    }

    private static Map<String, NodeDefinition> definitions(String yaml) {
        Map<String, NodeDefinition> definitions = new LinkedHashMap<>();
        new NodeDefinitionReader()
                .read(SourceBundle.ofBody(yaml), PLUGINS)
                .value()
                .forEach(definition -> definitions.put(definition.name(), definition));
        return definitions;
    }
}
