package org.occopus.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.occopus.events.NumberedEvent;
import org.occopus.rehearsal.MemoryStore;
import org.occopus.state.Phase;
import org.occopus.state.Pulse;

class EventStreamTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pulse QUIET = new Pulse("id", 7, Phase.RUNNING, false);

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final News news = new News(new MemoryStore(() -> START), "id");
    private final Sink sink = new Sink();
    private final EventStream stream = new EventStream(sink, 7, any -> true, work::add, START);

    private static final class Sink implements EventSink {
        private int heartbeats;
        private boolean closed;
        private boolean listens = true;

        @Override
        public boolean send(List<NumberedEvent> events) {
            return listens;
        }

        @Override
        public boolean heartbeat() {
            heartbeats++;
            return listens;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private boolean beatAt(int seconds) {
        return stream.beat(QUIET, news, START.plus(Duration.ofSeconds(seconds)));
    }

    private void works() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void dropsAReaderThatTakesNothingForHalfAMinute() {
        assertThat(beatAt(15)).isTrue();
        assertThat(beatAt(44)).isTrue();
        assertThat(work).as("one heartbeat is under way").hasSize(1);
        assertThat(beatAt(45)).isFalse();
        works();
        assertThat(sink.closed).isTrue();
    }

    @Test
    void sendsNothingMoreWhileSomethingIsUnderWay() {
        assertThat(beatAt(15)).isTrue();
        assertThat(stream.beat(new Pulse("id", 8, Phase.RUNNING, false), news, START.plusSeconds(16)))
                .isTrue();
        assertThat(work).hasSize(1);
    }

    @Test
    void keepsAReaderThatTakesItsTime() {
        assertThat(beatAt(15)).isTrue();
        assertThat(beatAt(40)).isTrue();
        works();
        assertThat(beatAt(41)).isTrue();
        works();
        assertThat(sink.heartbeats).isEqualTo(2);
        assertThat(sink.closed).isFalse();
    }

    @Test
    void endsWithTheReader() {
        sink.listens = false;
        assertThat(beatAt(15)).isTrue();
        works();
        assertThat(beatAt(16)).isFalse();
        assertThat(sink.closed).isTrue();
    }
}
