package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictsTest {

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01"})
    void findsWhatTheDatabaseRefusesBecauseOfOthers(String state) {
        assertThat(Conflicts.isOne(new EJBException(new IllegalStateException(new SQLException("refused", state)))))
                .isTrue();
    }

    @Test
    void findsAVersionThatIsNotTheOneAnyMore() {
        assertThat(Conflicts.isOne(new EJBException(new OptimisticLockException())))
                .isTrue();
    }

    @Test
    void leavesDefectsAlone() {
        assertThat(Conflicts.isOne(new IllegalStateException(new SQLException("no such table", "42P01"))))
                .isFalse();
        assertThat(Conflicts.isOne(new IllegalStateException(new SQLException("no state"))))
                .isFalse();
    }
}
