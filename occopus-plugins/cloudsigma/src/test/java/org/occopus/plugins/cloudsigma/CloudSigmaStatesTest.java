package org.occopus.plugins.cloudsigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.resource.ResourceState;

class CloudSigmaStatesTest {

    @ParameterizedTest
    @CsvSource({
        "stopped, true, PENDING",
        "stopped, false, STOPPED",
        "starting, true, PENDING",
        "running, true, RUNNING",
        "running, false, RUNNING",
        "stopping, false, STOPPED",
        "paused, false, STOPPED",
        "unavailable, false, FAILED",
        "bewitched, false, UNRECOGNISED"
    })
    void readsTheWordsForServers(String word, boolean launching, ResourceState state) {
        assertThat(CloudSigmaStates.ofServer(word, launching)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "mounted, RUNNING",
        "unmounted, RUNNING",
        "cloning_dst, PENDING",
        "unavailable, FAILED",
        "deleting, DELETING",
        "bewitched, UNRECOGNISED"
    })
    void readsTheWordsForDrives(String word, ResourceState state) {
        assertThat(CloudSigmaStates.ofDrive(word)).isEqualTo(state);
    }
}
