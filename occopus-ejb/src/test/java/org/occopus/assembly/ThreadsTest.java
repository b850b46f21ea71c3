package org.occopus.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private final Threads threads = new Threads();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private void workUntilInterrupted() {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            ended.countDown();
        }
    }

    @Test
    void interruptsTasksAndSeesThemEndWhenItStops() throws InterruptedException {
        threads.executor().execute(this::workUntilInterrupted);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        threads.stop();

        assertThat(ended.getCount()).isZero();
    }

    @Test
    void dropsTasksAfterwards() {
        threads.stop();
        threads.executor().execute(begun::countDown);
        threads.stop();

        assertThat(begun.getCount()).isEqualTo(1);
    }
}
