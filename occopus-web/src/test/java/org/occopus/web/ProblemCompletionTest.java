package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemCompletionTest {

    @Test
    void saysWhereAPluginMetAProblem() {
        assertThat(ProblemCompletion.completed("{\"status\":404}", "/simulator/x"))
                .isEqualTo("{\"status\":404,\"instance\":\"/simulator/x\"}");
    }

    @Test
    void leavesAloneWhatIsNoObject() {
        assertThat(ProblemCompletion.completed("gone", "/simulator/x")).isEqualTo("gone");
    }
}
