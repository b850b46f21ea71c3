package org.occopus.watching;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.occopus.events.NumberedEvent;

/** Ends a stream whose reader may not read any more; looks each time the stream shows that it stands, or would have to. */
public final class GuardedSink implements EventSink {
    private final EventSink sink;
    private final BooleanSupplier mayRead;
    private final InstantSource clock;
    private Instant lookedAt;

    /**
     * @param sink takes the events
     * @param mayRead whether its reader still may have them; may block
     * @param clock the engine's time
     */
    public GuardedSink(EventSink sink, BooleanSupplier mayRead, InstantSource clock) {
        this.sink = sink;
        this.mayRead = mayRead;
        this.clock = clock;
        this.lookedAt = clock.instant();
    }

    @Override
    public boolean send(List<NumberedEvent> events) {
        return isAllowed() && sink.send(events);
    }

    @Override
    public boolean heartbeat() {
        return isAllowed() && sink.heartbeat();
    }

    private boolean isAllowed() {
        Instant now = clock.instant();
        if (now.isBefore(lookedAt.plus(EventStream.HEARTBEAT))) {
            return true;
        }
        lookedAt = now;
        return mayRead.getAsBoolean();
    }

    @Override
    public void close() {
        sink.close();
    }
}
