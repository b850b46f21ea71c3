package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.resource.ResourceState;

class NovaStatesTest {

    @ParameterizedTest
    @CsvSource({
        "BUILD, '', PENDING",
        "REBUILD, rebuilding, PENDING",
        "RESIZE, '', PENDING",
        "VERIFY_RESIZE, '', PENDING",
        "REVERT_RESIZE, '', PENDING",
        "MIGRATING, migrating, PENDING",
        "REBOOT, rebooting, PENDING",
        "HARD_REBOOT, rebooting_hard, PENDING",
        "ACTIVE, '', RUNNING",
        "PASSWORD, updating_password, RUNNING",
        "SHUTOFF, '', STOPPED",
        "PAUSED, '', STOPPED",
        "SUSPENDED, '', STOPPED",
        "SHELVED, '', STOPPED",
        "SHELVED_OFFLOADED, '', STOPPED",
        "RESCUE, '', STOPPED",
        "ERROR, '', FAILED",
        "DELETED, '', DELETING",
        "SOFT_DELETED, '', DELETING",
        "ACTIVE, deleting, DELETING",
        "ERROR, soft-deleting, DELETING",
        "UNKNOWN, '', UNRECOGNISED",
        "SLEEPWALKING, '', UNRECOGNISED"
    })
    void mapsEveryWordOfNova(String status, String task, ResourceState state) {
        assertThat(NovaStates.of(status, task)).isEqualTo(state);
    }
}
