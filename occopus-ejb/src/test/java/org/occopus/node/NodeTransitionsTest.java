package org.occopus.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeTransitionsTest {

    @ParameterizedTest
    @EnumSource(NodeState.class)
    void reachesEveryState(NodeState state) {
        Set<NodeState> reached = EnumSet.of(NodeState.INTENDED);
        for (int i = 0; i < NodeState.values().length; i++) {
            NodeTransitions.rows().stream()
                    .filter(row -> reached.contains(row.from()))
                    .map(NodeTransitions.Row::to)
                    .toList()
                    .forEach(reached::add);
        }
        assertThat(reached).contains(state);
    }

    @Test
    void dropsEveryLivingInstance() {
        assertThat(Arrays.stream(NodeState.values()).filter(NodeState::isLiving))
                .allSatisfy(state -> assertThat(NodeTransitions.find(state, NodeEvent.DROP_ASKED))
                        .hasValueSatisfying(row -> assertThat(row.to()).isEqualTo(NodeState.TERMINATING)));
    }

    @Test
    void endsOnlyByADeletionThatTheProviderConfirmedOrWhenSomebodyGivesItUp() {
        assertThat(NodeTransitions.rows())
                .filteredOn(row -> row.to() == NodeState.TERMINATED)
                .extracting(NodeTransitions.Row::event)
                .containsExactly(NodeEvent.DELETED, NodeEvent.FORGOTTEN);
    }

    @Test
    void givesAReasonWheneverAnInstanceStartsToEnd() {
        assertThat(NodeTransitions.rows())
                .filteredOn(row -> row.to() == NodeState.TERMINATING)
                .allSatisfy(row -> assertThat(row.reason()).isPresent());
    }
}
