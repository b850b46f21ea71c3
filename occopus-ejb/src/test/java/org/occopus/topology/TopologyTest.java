package org.occopus.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.occopus.topology.Topology.Edge;

class TopologyTest {

    @Test
    void putsIndependentNodesOnOneLevelInDeclarationOrder() {
        assertThat(Topology.of(List.of("b", "a", "c"), List.of()).levels()).containsExactly(List.of("b", "a", "c"));
    }

    @Test
    void putsEachNodeBehindItsDependees() {
        Topology topology = Topology.of(
                List.of("lb", "db", "prometheus", "da"),
                List.of(new Edge("lb", "da"), new Edge("da", "db"), new Edge("prometheus", "db")));

        assertThat(topology.levels()).containsExactly(List.of("db"), List.of("prometheus", "da"), List.of("lb"));
    }

    @Test
    void hasNoLevelsWithoutNodes() {
        assertThat(Topology.of(List.of(), List.of()).levels()).isEmpty();
    }

    @Test
    void countsRepeatedEdgesOnce() {
        Topology topology = Topology.of(List.of("a", "b"), List.of(new Edge("a", "b"), new Edge("a", "b")));

        assertThat(topology.levels()).containsExactly(List.of("b"), List.of("a"));
    }

    @Test
    void namesTheRingAndNothingElse() {
        var edges = List.of(
                new Edge("start", "a"), new Edge("a", "b"), new Edge("b", "c"), new Edge("c", "a"), new Edge("a", "z"));

        assertThatExceptionOfType(DependencyCycle.class)
                .isThrownBy(() -> Topology.of(List.of("start", "a", "b", "c", "z"), edges))
                .withMessageContaining("cycle: a -> b -> c -> a")
                .satisfies(cycle -> assertThat(cycle.ring()).containsExactly("a", "b", "c"));
    }

    @Test
    void takesASelfEdgeForARing() {
        assertThatExceptionOfType(DependencyCycle.class)
                .isThrownBy(() -> Topology.of(List.of("a"), List.of(new Edge("a", "a"))))
                .withMessageContaining("a -> a");
    }

    @Test
    void ordersAThousandNodesInAChain() {
        List<String> nodes = IntStream.range(0, 1000).mapToObj(i -> "n" + i).toList();
        List<Edge> edges = IntStream.range(1, 1000)
                .mapToObj(i -> new Edge("n" + (i - 1), "n" + i))
                .toList();

        assertThat(Topology.of(nodes, edges).levels()).hasSize(1000).first().isEqualTo(List.of("n999"));
    }
}
