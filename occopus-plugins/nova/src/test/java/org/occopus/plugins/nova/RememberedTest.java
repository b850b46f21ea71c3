package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.testkit.Together;

class RememberedTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(20));

    private final AtomicLong nanoTime = new AtomicLong();
    private final AtomicInteger searches = new AtomicInteger();
    private final Remembered<String> memory = new Remembered<>(new Ticker() {
        @Override
        public long read() {
            return nanoTime.get();
        }
    });

    private String get(String name) {
        return memory.get(name, SOON, () -> name + searches.incrementAndGet());
    }

    private void tick(int seconds) {
        nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void forgetsAMinuteAfterTheSearchHoweverOftenItIsAsked() {
        get("a");
        for (int use = 0; use < 5; use++) {
            tick(11);
            assertThat(get("a")).isEqualTo("a1");
        }
        tick(11);

        assertThat(get("a")).isEqualTo("a2");
    }

    @Test
    void searchesOnceForManyThatAskAtOnce() {
        Together.call(12, () -> get("a"));

        assertThat(searches).hasValue(1);
    }

    @Test
    void waitsForASearchOfTheSameNameNoLongerThanThereIsTime() {
        var outcome = memory.get("a", SOON, () -> {
            Together.call(1, () -> {
                assertThat(get("b")).isEqualTo("b1");
                assertThatThrownBy(() -> memory.get("a", Deadline.in(Duration.ofMillis(10)), () -> "other"))
                        .isInstanceOf(LostCall.class)
                        .hasRootCauseInstanceOf(TimeoutException.class);
                return "";
            });
            return "first";
        });

        assertThat(outcome).isEqualTo("first");
        assertThat(get("a")).isEqualTo("first");
    }
}
