package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.resource.ResourceState;

class DockerStatesTest {

    @ParameterizedTest
    @CsvSource({
        "created, 0, PENDING",
        "created, 127, PENDING",
        "running, 0, RUNNING",
        "restarting, 1, PENDING",
        "paused, 0, STOPPED",
        "exited, 0, STOPPED",
        "exited, 137, FAILED",
        "dead, 0, STOPPED",
        "dead, 1, FAILED",
        "removing, 0, DELETING",
        "sleepwalking, 0, UNRECOGNISED"
    })
    void mapsEveryWordOfDocker(String word, long exitCode, ResourceState state) {
        assertThat(DockerStates.of(word, Optional.of(exitCode))).isEqualTo(state);
    }

    @Test
    void takesAnUnknownExitCodeForAFailure() {
        assertThat(DockerStates.of("exited", Optional.empty())).isEqualTo(ResourceState.FAILED);
    }
}
