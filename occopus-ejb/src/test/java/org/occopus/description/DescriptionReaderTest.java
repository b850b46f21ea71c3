package org.occopus.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;

class DescriptionReaderTest {
    private static final String TWO_NODES = """
            user_id: u
            infra_name: demo
            nodes:
            - &A
              name: a
              type: t
            - &B
              name: b
              type: t
            """;

    @Test
    void readsEverythingThatAUserMayWrite() {
        var read = read("""
                user_id: me@here
                infra_name: Demo-1
                variables: {w: {a: 1, b: 2}, l: [1]}
                nodes:
                - &A
                  name: a
                  type: small
                  scaling: {min: 2, max: 5}
                  filter: {region: eu}
                  variables: {w: {b: 3}, l: [2]}
                - &B {name: b, type: big}
                dependencies:
                - connection: [*B, *A]
                  mappings:
                  - attributes: [x.y, z]
                    synch: true
                  - [p, q]
                """);

        assertThat(read.warnings()).isEmpty();
        assertThat(read.value().name()).isEqualTo("Demo-1");
        assertThat(read.value().userId()).isEqualTo("me@here");
        assertThat(read.value().nodes())
                .containsExactly(
                        new NodeDescription(
                                "a",
                                "small",
                                new ScalingRange(2, 5),
                                Map.of("region", "eu"),
                                Map.of("w", Map.of("a", 1, "b", 3), "l", List.of(2))),
                        new NodeDescription(
                                "b",
                                "big",
                                new ScalingRange(1, 1),
                                Map.of(),
                                Map.of("w", Map.of("a", 1, "b", 2), "l", List.of(1))));
        assertThat(read.value().dependencies())
                .containsExactly(new Dependency(
                        "b",
                        "a",
                        List.of(new AttributeMapping("x.y", "z", true), new AttributeMapping("p", "q", false))));
        assertThat(read.value().topology().levels()).containsExactly(List.of("a"), List.of("b"));
    }

    @ParameterizedTest
    @CsvSource({
        "random,RANDOM",
        "first,FIRST",
        "round_robin,ROUND_ROBIN",
        "cheapest_first,CHEAPEST_FIRST",
        "~,RANDOM",
    })
    void readsTheSelection(String word, Selection expected) {
        var read = read("user_id: u\ninfra_name: x\nnodes: [{name: a, type: t, selection: " + word + "}]");

        assertThat(read.value().nodes().get(0).selection()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cheapest-first | did you mean 'cheapest_first'?",
                "FIRST          | did you mean 'first'?",
                "3              | known are: cheapest_first, first, random, round_robin",
                "[first]        | known are: cheapest_first, first, random, round_robin",
            })
    void suggestsASelection(String word, String hint) {
        List<Finding> findings =
                findings("user_id: u\ninfra_name: x\nnodes: [{name: a, type: t, selection: " + word + "}]");

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo("nodes[0].selection");
            assertThat(finding.message()).contains("unknown selection in node 'a'");
            assertThat(finding.hint()).isEqualTo(hint);
        });
    }

    @ParameterizedTest
    @CsvSource({"{min: 5},5,5", "{max: 5},1,5", "{},1,1", "{min: 2},2,2", "'',1,1", "{max: ~},1,1"})
    void completesScaling(String scaling, int min, int max) {
        var read = read("user_id: u\ninfra_name: x\nnodes: [{name: a, type: t, scaling: " + scaling + "}]");

        assertThat(read.value().nodes().get(0).scaling()).isEqualTo(new ScalingRange(min, max));
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void takesAMinimumOfZeroForOneAndSaysSo() {
        var read = read("user_id: u\ninfra_name: x\nnodes: [{name: a, type: t, scaling: {min: 0, max: 3}}]");

        assertThat(read.value().nodes().get(0).scaling()).isEqualTo(new ScalingRange(1, 3));
        assertThat(read.warnings()).singleElement().asString().contains("taken as 1");
    }

    @Test
    void warnsOfAMissingUser() {
        assertThat(read("infra_name: x\nnodes: []").warnings())
                .singleElement()
                .asString()
                .contains("user_id is not defined in infrastructure description");
    }

    @Test
    void tellsAllProblemsAtOnceWithTheirPlaces() {
        assertThat(findings("""
                infra_nam: demo
                nodes:
                - name: a_b
                  typ: t
                - type: 5
                  name: c
                  scaling: {min: 3, max: 2, maxi: 1}
                """))
                .extracting(Finding::toString)
                .containsExactly(
                        "1:1: infra_name must be defined in infrastructure description",
                        "3:9: node \"a_b\" may contain only [a-z,0-9,-] characters",
                        "3:3: missing key \"type\" in node 'a_b'",
                        "4:3: unknown key 'typ' in node 'a_b' (did you mean 'type'?)",
                        "5:9: type of node 'c' must be the name of a node definition, but is the number 5",
                        "7:29: unknown key 'maxi' in scaling of node 'c' (did you mean 'max'?)",
                        "7:21: scaling max of node 'c' is 2, below min, which is 3",
                        "1:1: unknown key 'infra_nam' in infrastructure description (did you mean 'infra_name'?)");
    }

    @ParameterizedTest
    @CsvSource({
        "my.infra,cannot contain '.' character",
        "my_infra,may contain only",
        "a23456789012345678901234567890123456789012345678901234567890abcd,is too long",
        "123,'must be a text, but is the number 123'",
        "true,'must be a text, but is true'",
        "'\"abc\\n\"',may contain only",
        "'[a]','must be a text, but is a list'"
    })
    void refusesNames(String name, String reason) {
        assertThat(findings("user_id: u\nnodes: []\ninfra_name: " + name))
                .singleElement()
                .asString()
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"-abc-", "MyInfra", "1a", "'\"123\"'"})
    void acceptsNames(String name) {
        assertThat(findings("user_id: u\nnodes: []\ninfra_name: " + name)).isEmpty();
    }

    @Test
    void refusesWrongKinds() {
        assertThat(findings("[a]")).first().asString().contains("must be a mapping");
        assertThat(findings("")).first().asString().contains("must be a mapping");
        assertThat(findings("{user_id: u, infra_name: x, nodes: {}, variables: [a], dependencies: x}"))
                .extracting(Finding::path)
                .containsExactly("variables", "nodes", "dependencies");
        assertThat(findings("{user_id: u, infra_name: x, nodes: [abc, ~]}")).hasSize(2);
        assertThat(findings("{user_id: u, infra_name: x, nodes: [{name: a, type: t, filter: [x], variables: y}]}"))
                .extracting(Finding::message)
                .containsExactly(
                        "unknown type of filter in node 'a' - has to be a dict!",
                        "variables of node 'a' must be a mapping");
    }

    @ParameterizedTest
    @CsvSource({"true", "1.5", "two", "-1", "'[1]'", "99999999999"})
    void refusesOtherCounts(String count) {
        assertThat(findings("{user_id: u, infra_name: x, nodes: [{name: a, type: t, scaling: {min: " + count + "}}]}"))
                .singleElement()
                .asString()
                .contains("scaling min of node 'a' must be a whole number");
    }

    @Test
    void refusesDuplicateNodeNames() {
        assertThat(findings("{user_id: u, infra_name: x, nodes: [{name: a, type: t}, {name: a, type: s}]}"))
                .singleElement()
                .asString()
                .contains("duplicate node name 'a', first at line 1");
    }

    @Test
    void readsEdgesByAliasAndByName() {
        assertThat(read(TWO_NODES + "dependencies: [[*A, *B]]").value().dependeesOf("a"))
                .containsExactly("b");
        assertThat(read(TWO_NODES + "dependencies: [{connection: [a, b], colour: blue}]")
                        .value()
                        .dependeesOf("a"))
                .containsExactly("b");
        assertThat(read(TWO_NODES + "dependencies: {}").value().dependencies()).isEmpty();
        assertThat(read(TWO_NODES + "dependencies:").value().dependencies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[a, c]]|'c'",
                "[[a, b, a]]|joins two nodes, but this one has 3",
                "[{connection: [a]}]|this one has 1",
                "[{conection: [a, b]}]|undefined connection",
                "[a]|undefined connection",
                "[[*A, *Z]]|undefined alias '*Z'",
                "[[a, ~]]|a connection names a node that is not in nodes",
                "[[a, b], [b, a]]|cycle: a -> b -> a",
                "[[a, a]]|cycle: a -> a",
                "[{connection: [a, b], mappings: [[x]]}]|names of two attributes",
                "[{connection: [a, b], mappings: [{attributes: [x, y], synch: 1}]}]|synch must be true or false",
                "[{connection: [a, b], mappings: x}]|mappings must be a list"
            })
    void refusesEdges(String edges, String reason) {
        assertThat(findings(TWO_NODES + "dependencies: " + edges))
                .first()
                .asString()
                .contains(reason);
    }

    private static Checked<InfrastructureDescription> read(String yaml) {
        return new DescriptionReader().read(SourceBundle.ofBody(yaml));
    }

    private static List<Finding> findings(String yaml) {
        try {
            read(yaml);
            return List.of();
        } catch (ProblemException e) {
            return e.findings();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id: \"a\\0\"\ninfra_name: x\nnodes: []",
                "user_id: u\ninfra_name: x\nnodes: [{name: a, type: \"t\\0\"}]",
                "user_id: \"a\\nb\"\ninfra_name: x\nnodes: []"
            })
    void refusesControlCharactersInNames(String yaml) {
        assertThat(findings(yaml)).singleElement().asString().contains("control character");
    }
}
