package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.events.EventKind;
import org.occopus.events.NumberedEvent;
import org.occopus.watching.EventSink;
import org.occopus.watching.Goal;
import org.occopus.watching.GuardedSink;

/** Whoever waits hears of everything once and in order, whatever others do, and costs nothing when gone. */
class WatchScenario {
    private static final Duration BEAT = Duration.ofMillis(250);

    private final Rehearsal engine = new Rehearsal();
    private String id = "";

    /** A reader with levers. */
    private static final class Reader implements EventSink {
        private final List<Long> numbers = new ArrayList<>();
        private int heartbeats;
        private int closed;
        private boolean listens = true;

        @Override
        public boolean send(List<NumberedEvent> events) {
            events.forEach(event -> numbers.add(event.number()));
            return listens;
        }

        @Override
        public boolean heartbeat() {
            heartbeats++;
            return listens;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @BeforeEach
    void builds() {
        engine.define(Yaml.PLAIN);
        id = engine.submit(Yaml.one("plain", 2, 4));
        engine.run();
    }

    private List<Long> allNumbers() {
        return LongStream.rangeClosed(1, engine.events(id).size()).boxed().toList();
    }

    @Test
    void tellsWhatHappenedAndWhatHappens() {
        Reader reader = new Reader();
        engine.watchers.stream(id, 0, any -> true, reader);
        engine.after(BEAT);
        engine.scaling.to(id, "n", 4);
        engine.after(Duration.ofSeconds(5));
        assertThat(reader.numbers).hasSizeGreaterThan(10).isEqualTo(allNumbers());
    }

    @Test
    void goesOnAfterTheLastEventThatTheReaderHas() {
        Reader first = new Reader();
        engine.watchers.stream(id, 0, any -> true, first);
        engine.after(BEAT);
        first.listens = false;
        engine.scaling.to(id, "n", 4);
        engine.after(Duration.ofSeconds(5));
        Reader second = new Reader();
        engine.watchers.stream(id, first.numbers.getLast(), any -> true, second);
        engine.after(BEAT.multipliedBy(2));
        assertThat(first.closed).isEqualTo(1);
        List<Long> both = new ArrayList<>(first.numbers);
        both.addAll(second.numbers);
        assertThat(both).isEqualTo(allNumbers());
    }

    @Test
    void readsEveryEventOnceForAllReaders() {
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            readers.add(new Reader());
            engine.watchers.stream(id, 0, any -> true, readers.getLast());
        }
        int before = engine.store.eventReads;
        engine.after(BEAT);
        assertThat(engine.store.eventReads - before).isEqualTo(1);
        assertThat(readers).allSatisfy(reader -> assertThat(reader.numbers).isEqualTo(allNumbers()));
    }

    @Test
    void tellsWhatIsWantedOnlyAndStillShowsThatItStands() {
        Reader reader = new Reader();
        engine.watchers.stream(id, 0, event -> event.event().kind() == EventKind.SCALED, reader);
        for (int i = 0; i < 10; i++) {
            engine.infrastructures.maintain(id);
            engine.after(Duration.ofSeconds(5));
        }
        engine.scaling.to(id, "n", 3);
        engine.after(BEAT);
        assertThat(reader.numbers).hasSize(1);
        assertThat(reader.heartbeats).isGreaterThanOrEqualTo(3);
    }

    @Test
    void endsWhenTheInfrastructureIsDestroyed() {
        Reader reader = new Reader();
        engine.watchers.stream(id, 0, any -> true, reader);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(2));
        assertThat(reader.numbers).isEqualTo(allNumbers());
        assertThat(reader.closed).isEqualTo(1);
        assertThat(engine.watchers.count()).isZero();
    }

    @Test
    void showsThatItStandsEveryFifteenSeconds() {
        Reader reader = new Reader();
        engine.watchers.stream(id, allNumbers().getLast(), any -> true, reader);
        engine.after(Duration.ofSeconds(61));
        assertThat(reader.heartbeats).isEqualTo(4);
        reader.listens = false;
        engine.after(Duration.ofSeconds(16));
        assertThat(engine.watchers.count()).isZero();
    }

    @Test
    void answersWhenTheWorkIsDone() {
        String other = engine.submit(Yaml.one("plain", 1, 1));
        List<Boolean> answers = new ArrayList<>();
        var unused =
                engine.watchers.await(other, Goal.BUILT, Duration.ofMinutes(1)).thenAccept(answers::add);
        engine.after(Duration.ofSeconds(5));
        assertThat(answers).containsExactly(true);
        assertThat(engine.watchers.count()).isZero();
    }

    @Test
    void answersWhenTheTimeIsOver() {
        engine.cloud.stuckDelete(true);
        engine.infrastructures.destroy(id);
        List<Boolean> answers = new ArrayList<>();
        var unused = engine.watchers
                .await(id, Goal.DESTROYED, Duration.ofSeconds(20))
                .thenAccept(answers::add);
        engine.after(Duration.ofSeconds(19));
        assertThat(answers).isEmpty();
        engine.after(Duration.ofSeconds(2));
        assertThat(answers).containsExactly(false);
    }

    @Test
    void asksTheDatabaseNothingWhileNobodyWaits() {
        int before = engine.store.pulseReads;
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.store.pulseReads).isEqualTo(before);
    }

    @Test
    void answersInTimeAndTellsTheRestLaterWhenTheDatabaseIsAway() {
        Reader reader = new Reader();
        engine.watchers.stream(id, 0, any -> true, reader);
        List<Boolean> answers = new ArrayList<>();
        var unused =
                engine.watchers.await(id, Goal.DESTROYED, Duration.ofSeconds(5)).thenAccept(answers::add);
        engine.store.down = true;
        engine.after(Duration.ofSeconds(4));
        assertThat(answers).isEmpty();
        engine.after(Duration.ofSeconds(2));
        assertThat(answers).containsExactly(false);
        engine.store.down = false;
        engine.after(BEAT);
        assertThat(reader.numbers).isEqualTo(allNumbers());
    }

    @Test
    void endsWhenTheReaderMayNotReadAnyMore() {
        Reader quiet = new Reader();
        Reader busy = new Reader();
        AtomicBoolean mayRead = new AtomicBoolean(true);
        engine.watchers.stream(
                id, allNumbers().getLast(), none -> false, new GuardedSink(quiet, mayRead::get, engine.clock));
        engine.watchers.stream(id, 0, any -> true, new GuardedSink(busy, mayRead::get, engine.clock));
        engine.after(Duration.ofSeconds(16));
        mayRead.set(false);
        int read = busy.numbers.size();
        for (int i = 0; i < 16; i++) {
            engine.infrastructures.maintain(id);
            engine.after(Duration.ofSeconds(1));
        }
        assertThat(engine.watchers.count()).isZero();
        assertThat(quiet.heartbeats).isEqualTo(1);
        assertThat(quiet.closed).isEqualTo(1);
        assertThat(busy.closed).isEqualTo(1);
        assertThat(busy.numbers)
                .hasSizeGreaterThanOrEqualTo(read)
                .hasSizeLessThan(allNumbers().size());
    }
}
