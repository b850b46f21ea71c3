package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.resource.ResourceState;

class Ec2StatesTest {

    @ParameterizedTest
    @CsvSource({
        "pending, '', PENDING",
        "running, '', RUNNING",
        "stopping, '', STOPPED",
        "stopped, '', STOPPED",
        "shutting-down, '', DELETING",
        "terminated, Client.UserInitiatedShutdown, DELETING",
        "terminated, Server.InternalError, FAILED",
        "pause, '', STOPPED",
        "suspend, '', STOPPED",
        "rescue, '', STOPPED",
        "error, '', FAILED",
        "migrate, '', UNRECOGNISED"
    })
    void readsTheWordsOfAmazonAndOfOpenStack(String word, String reason, ResourceState state) {
        assertThat(Ec2States.of(word, Optional.of(reason).filter(code -> !code.isEmpty())))
                .isEqualTo(state);
    }
}
