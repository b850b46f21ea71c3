package org.occopus.web.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.problem.ProblemException;

class SyntaxTest {

    @ParameterizedTest
    @ValueSource(strings = {"/infrastructures/%00", "/infrastructures/?name=%00", "/a%2", "/a?b=%zz"})
    void refusesAddressesThatNothingHas(String address) {
        assertThatThrownBy(() -> Syntax.check(FakeRequest.of("127.0.0.1", "GET " + address)))
                .isInstanceOf(ProblemException.class);
    }
}
