package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.resource.ResourceState;

class AzureStatesTest {

    @ParameterizedTest
    @CsvSource({
        "Creating, '', PENDING",
        "Creating, running, PENDING",
        "Pending, '', PENDING",
        "Unhealthy, Running, PENDING",
        "Succeeded, '', RUNNING",
        "Succeeded, running, RUNNING",
        "Succeeded, Running, RUNNING",
        "Updating, running, RUNNING",
        "Repairing, Repairing, PENDING",
        "Succeeded, starting, PENDING",
        "Succeeded, stopped, STOPPED",
        "Succeeded, deallocating, STOPPED",
        "Succeeded, deallocated, STOPPED",
        "Succeeded, Stopped, STOPPED",
        "Succeeded, Succeeded, STOPPED",
        "Succeeded, Failed, FAILED",
        "Failed, running, FAILED",
        "Canceled, '', FAILED",
        "Deleting, running, DELETING",
        "Succeeded, levitating, UNRECOGNISED",
        "Levitating, running, UNRECOGNISED",
        "'', '', UNRECOGNISED"
    })
    void readsCreationAndPower(String creation, String power, ResourceState state) {
        assertThat(AzureStates.of(creation, power)).isEqualTo(state);
    }

    @Test
    void showsAzuresOwnWords() {
        assertThat(AzureStates.words("Succeeded", "deallocated")).isEqualTo("Succeeded, deallocated");
        assertThat(AzureStates.words("Creating", "")).isEqualTo("Creating");
        assertThat(AzureStates.words("", "")).isEqualTo("unknown");
    }
}
