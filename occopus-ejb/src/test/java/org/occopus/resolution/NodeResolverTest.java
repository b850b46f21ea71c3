package org.occopus.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.description.DescriptionReader;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.TemplateException;

class NodeResolverTest {
    private static final String INFRASTRUCTURE = "11111111-2222-3333-4444-555555555555";
    private static final String INSTANCE = "99999999-2222-3333-4444-555555555555";
    private static final PluginRegistry PLUGINS = PluginRegistry.onClassPath();
    private static final NodeDefinitionReader READER = new NodeDefinitionReader();
    private static final InfrastructureDescription DESCRIPTION =
            new DescriptionReader().read(SourceBundle.ofBody("""
                    user_id: me
                    infra_name: a-rather-long-infrastructure
                    nodes:
                    - &M {name: m, type: t, scaling: {min: 2}}
                    - &A {name: app, type: t, filter: {type: simulator}, variables: {target: m, n: 3, in: {x: 1}}}
                    - &Z {name: z, type: t}
                    dependencies:
                    - connection: [*A, *M]
                      mappings: [{attributes: [ip, db.host], synch: true}]
                    - [*Z, *A]
                    """)).value();
    private static final List<KnownInstance> INSTANCES = List.of(
            new KnownInstance("m", "m-1", List.of("10.0.0.1", "pub1"), Optional.of("192.168.0.1")),
            new KnownInstance("m", "m-2", List.of("10.0.0.2"), Optional.empty()));

    private final NodeResolver resolver = new NodeResolver(PLUGINS, new Random(3));

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "{{getip('m')}}¦10.0.0.1",
                "{{getip(\"m\")}} {{ getip(variables.target) }}¦10.0.0.1 10.0.0.1",
                "{{getip(m)}} {{getip(nosuch)}}¦10.0.0.1 10.0.0.1",
                "{{getprivip('m')}}¦192.168.0.1",
                "{{getipall('m')}}¦['10.0.0.1', '10.0.0.2']",
                "{{find_node_id('m')['node_id']}} {{find_node_id('m', allnodes=True)|length}}¦m-1 2",
                "{{cut(infra_id,0,4)}} {{cut('abc',-2,99)}} {{cut('abc',2,1)}}.¦1111 bc .",
                "{{name}} {{type}} {{infra_name}} {{user_id}}¦app t a-rather-long-infrastructure me",
                "{{node_id}} {{infra_id}}¦99999999-2222-3333-4444-555555555555 11111111-2222-3333-4444-555555555555",
                "{{variables.n}} {{variables.in.x}} {{variables}}¦3 1 {'target': 'm', 'n': 3, 'in': {'x': 1}}",
                "{{mappings.inbound}}¦{'m': [{'attributes': ['ip', 'db.host'], 'synch': True}]}",
                "{{mappings.outbound}} {{filter}}¦{'z': []} {'type': 'simulator'}",
                "{{resource.endpoint}} {{resource.flavour}}¦e app-1111"
            })
    void knowsTheVariablesAndFunctionsOfTheManual(String template, String expected) {
        assertThat(resolve(template).context()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "{{getip('nosuch')}}¦there is no node 'nosuch'",
                "{{getip('z')}}¦node 'z' has no address yet; let this node depend on it",
                "{{cut(5,0,1)}}¦cut needs a text",
                "{{cut('a','b')}}¦cut: start must be a whole number",
                "{{cmd('id')}}¦environment variable OCCOPUS_TEMPLATE_CMD",
                "{{ibget('x')}}¦no function 'ibget'"
            })
    void tellsWhatAFunctionMisses(String template, String reason) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> resolve(template))
                .withMessageContaining(reason);
    }

    @Test
    void makesTheDefaultNameOfTheOriginal() {
        assertThat(resolveWith("").name())
                .isEqualTo("occopus-a-rather-long-infr-11111111-app-99999999")
                .hasSizeLessThan(64);
    }

    @Test
    void rendersResourceAndConfigManagementForEveryContextualisation() {
        ResolvedNode node = resolveWith("""
                contextualisation: {type: docker, context_variables: {v: '{{name}}!'}, env: ['A={{v}}{{context_variables.v}}', 'B={{name}}'], command: [x, '{{v}}']}
                  config_management: {type: puppet_solo, manifests: ['{{name}}.pp'], modules: [a, b], attributes: [{k: '{{getip("m")}}'}]}
                """);

        assertThat(node.context()).isEmpty();
        assertThat(node.resource()).containsEntry("flavour", "app-1111");
        assertThat(node.configManagement()).containsEntry("manifests", List.of("app.pp"));
        assertThat(node.attributes())
                .containsEntry("env", List.of("A=app!app!", "B=app"))
                .containsEntry("command", List.of("x", "app!"));
    }

    @Test
    void givesTemplatesTheVariablesOfTheConfigManager() {
        ResolvedNode node = resolveWith("""
                contextualisation: {type: cloudinit, context_template: '{{puppet.modules}} {{puppet.attributes}}'}
                  config_management: {type: puppet_solo, manifests: [m], modules: [a, b], attributes: [{k: v}, {l: '{{name}}'}]}
                """);

        assertThat(node.context()).contains("a b {'k': 'v'} {'l': 'app'}");
    }

    @Test
    void addsConnectionsAndWhatOthersWaitFor() {
        ResolvedNode node = resolveWith("contextualisation: {type: basic, attributes: {a: ['{{name}}', 1]}}");

        assertThat(node.attributes())
                .isEqualTo(Map.of(
                        "a",
                        List.of("app", 1),
                        "connections",
                        List.of(Map.of(
                                "source_role",
                                INFRASTRUCTURE + "_m",
                                "source_attribute",
                                "ip",
                                "destination_attribute",
                                "db.host"))));
        assertThat(node.synchronised()).isEmpty();
        assertThat(resolver.resolve(request("m", definition("{}"))).synchronised())
                .containsExactly("ip");
    }

    @Test
    void keepsTheHealthCheckAndRendersItLater() {
        ResolvedNode node = resolveWith("health_check: {urls: ['http://{{ip}}:{{variables.n}}/{{node_id}}']}");

        assertThat(node.healthCheck().toString()).contains("{{ip}}");
        assertThat(HealthTemplates.of(node, "i-1", "10.1.1.1").renderTree(node.healthCheck(), Map.of()))
                .isEqualTo(Map.of("urls", List.of("http://10.1.1.1:3/i-1")));
    }

    @Test
    void refusesAFilterThatNothingFits() {
        NodeDefinition definition = new NodeDefinitionReader()
                .read(
                        SourceBundle.ofBody(
                                "node_def:t:\n- resource: {type: docker, endpoint: e, origin: o, image: i, tag: t}"),
                        PLUGINS)
                .value()
                .get(0);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> resolver.resolve(request("app", definition)))
                .withMessageContaining("fits the filter of node 'app'");
    }

    @Test
    void runsOnlyAllowedCommands() {
        NodeResolver allowing = new NodeResolver(PLUGINS, new Random(3), TemplateCommands.of("echo, nosuchprogram"));

        assertThat(allowing.resolve(request("app", cloudInit("{{cmd('echo hi there')}}")))
                        .context())
                .contains("hi there\n");
        for (String command : List.of("ls", "nosuchprogram")) {
            assertThatExceptionOfType(TemplateException.class)
                    .isThrownBy(() -> allowing.resolve(request("app", cloudInit("{{cmd('" + command + "')}}"))))
                    .withMessageContaining(command);
        }
    }

    private ResolvedNode resolve(String template) {
        return resolver.resolve(request("app", cloudInit(template)));
    }

    private ResolvedNode resolveWith(String sections) {
        return resolver.resolve(request("app", definition(sections)));
    }

    private static ResolutionRequest request(String node, NodeDefinition definition) {
        return new ResolutionRequest(
                INFRASTRUCTURE, DESCRIPTION, DESCRIPTION.node(node).orElseThrow(), INSTANCE, definition, INSTANCES);
    }

    private static NodeDefinition cloudInit(String template) {
        return definition("contextualisation:\n      type: cloudinit\n      context_template: |+\n        " + template);
    }

    private static NodeDefinition definition(String sections) {
        String yaml =
                "node_def:t:\n- resource: {type: simulator, endpoint: e, flavour: '{{name}}-{{cut(infra_id,0,4)}}'}\n"
                        + (sections.equals("{}") ? "" : "  " + sections);
        return READER.read(SourceBundle.ofBody(yaml), PLUGINS).value().get(0);
    }
}
