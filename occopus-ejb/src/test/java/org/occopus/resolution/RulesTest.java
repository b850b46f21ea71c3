package org.occopus.resolution;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.occopus.credentials.AuthDataReader;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.description.SourceBundle;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;

/** The rules of descriptors, each by small cases: what is accepted, what is refused, and where. */
class RulesTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.onClassPath();
    private static final NodeDefinitionReader DEFINITION_READER = new NodeDefinitionReader();
    private static final Map<String, NodeDefinition> DEFINITIONS = definitions("""
            node_def:plain:
            - resource: {type: simulator, endpoint: e}
            node_def:sizes:
            - resource: {type: simulator, endpoint: e, flavour: small}
            - resource: {type: simulator, endpoint: f, flavour: big}
            node_def:asks:
            - resource: {type: simulator, endpoint: e}
              contextualisation: {type: cloudinit, context_template: 'ip {{getip(variables.target)}}'}
            node_def:chef:
            - resource: {type: simulator, endpoint: e}
              config_management: {type: chef, endpoint: e, run_list: []}
            """);

    /** One case of a file of rules. */
    private record Rule(String name, String verdict, int line, List<String> words, String yaml) {
        static Rule parse(String text) {
            String[] head = text.lines().findFirst().orElseThrow().split("\\|");
            String yaml = text.substring(Math.min(text.length(), text.indexOf('\n') + 1));
            boolean accept = head.length < 4;
            return new Rule(
                    head[0].strip(),
                    head[1].strip(),
                    accept ? 0 : Integer.parseInt(head[2].strip()),
                    accept
                            ? List.of()
                            : Arrays.stream(head[3].split(";"))
                                    .map(String::strip)
                                    .toList(),
                    yaml);
        }
    }

    @TestFactory
    Stream<DynamicTest> infrastructures() {
        DescriptionCheck check = new DescriptionCheck(PLUGINS);
        return rules(
                "infrastructure-rules.txt",
                bundle -> check.check(bundle, name -> Optional.ofNullable(DEFINITIONS.get(name)), DEFINITIONS::keySet)
                        .warnings());
    }

    @TestFactory
    Stream<DynamicTest> nodeDefinitions() {
        return rules(
                "node-definition-rules.txt",
                bundle -> DEFINITION_READER.read(bundle, PLUGINS).warnings());
    }

    @TestFactory
    Stream<DynamicTest> authenticationData() {
        return rules(
                "auth-data-rules.txt",
                bundle -> new AuthDataReader().read(bundle, PLUGINS).warnings());
    }

    private static Stream<DynamicTest> rules(String file, Function<SourceBundle, List<Finding>> reader) {
        return Arrays.stream(text(file).split("(?m)^=== "))
                .skip(1)
                .map(Rule::parse)
                .map(rule -> dynamicTest(rule.name(), () -> check(rule, reader)));
    }

    private static void check(Rule rule, Function<SourceBundle, List<Finding>> reader) {
        List<Finding> findings;
        String verdict;
        try {
            findings = reader.apply(SourceBundle.ofBody(rule.yaml()));
            verdict = rule.verdict().equals("warn") ? "warn" : "accept";
        } catch (ProblemException e) {
            findings = e.findings();
            verdict = "reject";
        }
        assertThat(verdict).as(findings.toString()).isEqualTo(rule.verdict());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.line()).isPositive();
            assertThat(finding.column()).isPositive();
        });
        if (!rule.words().isEmpty()) {
            assertThat(findings.toString()).contains(rule.words());
            assertThat(findings).extracting(Finding::line).contains(rule.line());
        }
    }

    private static Map<String, NodeDefinition> definitions(String yaml) {
        Map<String, NodeDefinition> definitions = new LinkedHashMap<>();
        DEFINITION_READER
                .read(SourceBundle.ofBody(yaml), PLUGINS)
                .value()
                .forEach(definition -> definitions.put(definition.name(), definition));
        return definitions;
    }

    private static String text(String file) {
        try (InputStream stream = requireNonNull(RulesTest.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
