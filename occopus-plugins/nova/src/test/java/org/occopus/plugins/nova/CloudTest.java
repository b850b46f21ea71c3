package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;

class CloudTest {
    private static int waits(Duration budget) {
        return Cloud.until(Deadline.in(budget)).getReadTimeout();
    }

    @Test
    void waitsForOneAnswerNoLongerThanABusyServiceNeeds() {
        assertThat(waits(Duration.ofMinutes(15))).isEqualTo(60_000);
    }

    @Test
    void waitsNoLongerThanThereIsTime() {
        assertThat(waits(Duration.ofSeconds(3))).isBetween(1, 3000);
        assertThat(waits(Duration.ZERO)).isEqualTo(1);
    }
}
