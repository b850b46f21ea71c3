package org.occopus.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.description.Checked;
import org.occopus.description.SourceBundle;
import org.occopus.plugins.cloudinit.BasicContextualiser;
import org.occopus.plugins.cloudinit.CloudInitContextualiser;
import org.occopus.plugins.healthchecks.PortsCheck;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

class NodeDefinitionReaderTest {
    private static final PluginRegistry PLUGINS = new PluginRegistry(
            List.of(new SmallCloud()),
            List.of(new CloudInitContextualiser(), new BasicContextualiser()),
            List.of(),
            List.of(new PortsCheck()));
    private static final NodeDefinitionReader READER = new NodeDefinitionReader();

    @Test
    void refusesNamesThatNoLineOrIndexCanHold() {
        assertThat(findings("'node_def:" + "x".repeat(256) + "': [resource: {type: small, endpoint: e}]"))
                .anyMatch(finding -> finding.message().contains("longer than 255 characters"));
        assertThat(findings("\"node_def:a\\0\": [resource: {type: small, endpoint: e}]"))
                .anyMatch(finding -> finding.message().contains("control character"));
    }

    @Test
    void readsAllImplementationsInFileOrder() {
        var read = read("""
                'node_def:web':
                - resource: {type: small, endpoint: e, size: 2}
                  contextualisation: {type: cloudinit, context_template: 'x {{name}}'}
                  health_check: {type: basic, ports: [80], timeout: 5}
                - resource: {type: small, endpoint: f}
                node_def:db:
                - resource: {type: small, endpoint: g}
                """);

        assertThat(read.warnings()).isEmpty();
        assertThat(read.value()).extracting(NodeDefinition::name).containsExactly("web", "db");
        Implementation first = read.value().get(0).implementations().get(0);
        assertThat(first.resource()).isEqualTo(Map.of("type", "small", "endpoint", "e", "size", 2));
        assertThat(first.contextualisation()).containsEntry("context_template", "x {{name}}");
        assertThat(first.healthCheck()).containsEntry("timeout", 5);
        assertThat(read.value().get(0).implementations().get(1).contextualisation())
                .isEmpty();
    }

    @Test
    void tellsEverythingAtOnceInTheOriginalsWords() {
        assertThat(findings("""
                plain: []
                node_def:x:
                - resource: {type: small, siz: 1, colour: 2}
                - contextualisation: {type: cloudinit}
                  extra: 1
                - resource: {type: small, endpoint: e, size: big, key: [s3cret], description: {list: [{a: 1}]}}
                  health_check: {colour: blue, timeout: true, urls: [x]}
                """))
                .extracting(Finding::toString)
                .containsExactly(
                        "1:1: in node 'plain': Node definition must begin with 'node_def:<nodename>'!",
                        "3:13: in 'resource' section of node 'x'[0]: Missing key(s): endpoint",
                        "3:27: in 'resource' section of node 'x'[0]: Unknown key(s): siz, colour (did you mean 'size'?)",
                        "5:3: in node 'x': Invalid section 'extra' (known are: config_management, contextualisation,"
                                + " cost, health_check, resource)",
                        "4:3: in 'resource' section of node 'x'[1]: Missing 'resource' section!",
                        "4:22: in 'contextualisation' section of node 'x'[1]: Missing key(s): context_template",
                        "6:46: in 'resource' section of node 'x'[2]: 'size' must be a whole number, but is the text 'big'",
                        "6:56: in 'resource' section of node 'x'[2]: 'key' must be text",
                        "7:41: in 'health_check' section of node 'x'[2]: Invalid value of 'timeout' section! Must be"
                                + " integer, above 0; it is true (seconds)",
                        "7:18: in 'health_check' section of node 'x'[2]: Unknown key(s): colour, urls (known are: ports,"
                                + " timeout)");
    }

    @Test
    void putsAPluginsProblemAtThePlaceItNames() {
        assertThat(
                        findings(
                                "node_def:x:\n- resource:\n    type: small\n    endpoint: e\n    description:\n      list:\n      - a\n      - bad\n"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path()).isEqualTo("node_def:x[0].resource.description.list[1]"))
                .satisfies(finding ->
                        assertThat(finding.toString()).startsWith("8:9: ").endsWith("this is bad"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|must be a mapping",
                "[a]|must be a mapping",
                "{'node_def:x': {resource: {}}}|has to be a list of dictionaries",
                "{'node_def:x': []}|it is an empty list",
                "{'node_def:x': [abc]}|Item 0 is the text 'abc'",
                "{'node_def:x': [~]}|Item 0 is empty",
                "{'node_def:': [{}]}|must begin with",
                "{'node_def:x': [{resource: }]}|Missing 'resource' section!",
                "{'node_def:x': [{resource: {endpoint: e}}]}|Missing key 'type'",
                "{'node_def:x': [{resource: {type: smal}}]}|Unknown type 'smal' (did you mean 'small'?)",
                "{'node_def:x': [{resource: {type: small, endpoint: e}, contextualisation: }]}|must be a mapping, but is empty",
                "{'node_def:x': [{resource: {type: small, endpoint: e}, health_check: x}]}|must be a mapping, but is the text",
                "{'node_def:x': [{resource: {type: small, endpoint: e}, health_check: {type: nosuch}}]}|Unknown type of health check",
                "{'node_def:x': [{resource: {type: small, endpoint: e}, health_check: {timeout: 0}}]}|above 0",
                "{'node_def:x': [{resource: {type: small, endpoint: e}, health_check: {mysqldbs: []}}]}|plugin for 'mysqldbs' is not installed",
                "{'node_def:x': [{resource: {type: small, endpoint: e}, config_management: {type: chef}}]}|Unknown type 'chef'"
            })
    void refuses(String yaml, String reason) {
        assertThat(findings(yaml)).first().asString().contains(reason);
    }

    @Test
    void refusesATemplateThatCannotBeParsedAtItsOwnLine() {
        assertThat(findings("""
                node_def:x:
                - resource: {type: small, endpoint: e}
                  contextualisation:
                    type: cloudinit
                    context_template: |
                      #cloud-config
                      foo: "{{ variables.x "
                - resource: {type: small, endpoint: '{{ a|nofilter }}'}
                """))
                .extracting(Finding::toString)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("7:1: the template cannot be parsed: line 2: unexpected"),
                        second -> assertThat(second).startsWith("8:37: ").contains("there is no filter 'nofilter'"));
    }

    @Test
    void onlyWarnsOfAPieceOfATemplateThatIsRenderedAsAWhole() {
        var read = read("""
                node_def:x:
                - resource: {type: small, endpoint: e}
                  contextualisation:
                    type: cloudinit
                    context_template:
                      a: '{% if name %}x'
                      b: 'y{% endif %}'
                """);

        assertThat(read.warnings())
                .extracting(finding -> finding.line() + ":" + finding.column())
                .containsExactly("6:10", "7:10");
    }

    @Test
    void readsOneDefinitionInEitherForm() {
        String list = "- resource: {type: small, endpoint: e}";

        assertThat(READER.readOne("web", SourceBundle.ofBody(list), PLUGINS)
                        .value()
                        .name())
                .isEqualTo("web");
        assertThat(READER.readOne("web", SourceBundle.ofBody("node_def:web:\n" + list), PLUGINS)
                        .value()
                        .name())
                .isEqualTo("web");
        assertThat(findingsOfOne("node_def:db:\n" + list)).first().asString().contains("'web' and no other");
        assertThat(findingsOfOne("[]")).first().asString().contains("empty list");
    }

    @Test
    void readsWhatAnInstanceCosts() {
        assertThat(read("node_def:x:\n- {resource: {type: small, endpoint: a}, cost: 1.5}\n"
                                + "- {resource: {type: small, endpoint: b}, cost: ~}")
                        .value()
                        .get(0)
                        .implementations())
                .extracting(Implementation::cost)
                .containsExactly(Optional.of(1.5), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "cheap", ".inf", ".nan", "[1]"})
    void refusesACostThatCannotBeCompared(String cost) {
        assertThat(findings("node_def:x:\n- {resource: {type: small, endpoint: a}, cost: " + cost + "}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path()).isEqualTo("node_def:x[0].cost"))
                .asString()
                .contains("cost must be a number, 0 or above");
    }

    private static Checked<List<NodeDefinition>> read(String yaml) {
        return READER.read(SourceBundle.ofBody(yaml), PLUGINS);
    }

    private static List<Finding> findings(String yaml) {
        try {
            read(yaml);
            return List.of();
        } catch (ProblemException e) {
            return e.findings();
        }
    }

    private static List<Finding> findingsOfOne(String yaml) {
        try {
            READER.readOne("web", SourceBundle.ofBody(yaml), PLUGINS);
            return List.of();
        } catch (ProblemException e) {
            return e.findings();
        }
    }

    private static final class SmallCloud implements ResourceHandlerFactory {
        @Override
        public String type() {
            return "small";
        }

        @Override
        public List<Setting> settings() {
            return List.of(
                    Setting.required("endpoint", SettingType.TEXT, "Where."),
                    Setting.optional("size", SettingType.INTEGER, "How large."),
                    Setting.optional("key", SettingType.TEXT, "A secret.").asSecret(),
                    Setting.optional("description", SettingType.MAPPING, "More."));
        }

        @Override
        public List<Setting> credentialSettings() {
            return List.of();
        }

        @Override
        public List<SettingProblem> check(Section resource) {
            List<Object> list = resource.section("description").list("list");
            return IntStream.range(0, list.size())
                    .filter(i -> list.get(i).equals("bad"))
                    .mapToObj(i -> new SettingProblem(List.of("description", "list", String.valueOf(i)), "this is bad"))
                    .toList();
        }

        @Override
        public AccountLimits limits() {
            return new AccountLimits(1, 1);
        }

        @Override
        public ResourceHandler open(Account account) {
            throw new UnsupportedOperationException("only declared");
        }
    }
}
