package org.occopus.web;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.occopus.events.NumberedEvent;
import org.occopus.watching.EventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events as server-sent events (HTML Living Standard, "Server-sent events"). */
final class SseSink implements EventSink {
    private static final Logger LOG = LoggerFactory.getLogger(SseSink.class);
    private static final int RECONNECT_MILLIS = 3000;

    private final Sse sse;
    private final SseEventSink sink;

    SseSink(Sse sse, SseEventSink sink) {
        this.sse = sse;
        this.sink = sink;
    }

    /** Opens the stream, so that the reader knows that it stands before anything happens. */
    void greet() {
        send(sse.newEventBuilder().comment("occopus").build());
    }

    @Override
    public boolean send(List<NumberedEvent> events) {
        return events.stream().allMatch(event -> send(event(event)));
    }

    /** Each says when to come back, for Jersey leaves that out of comments. */
    private OutboundSseEvent event(NumberedEvent event) {
        return sse.newEventBuilder()
                .id(Long.toString(event.number()))
                .name(event.event().kind().name())
                .reconnectDelay(RECONNECT_MILLIS)
                .data(String.class, EventJson.of(event).toString())
                .build();
    }

    @Override
    public boolean heartbeat() {
        return send(sse.newEventBuilder().comment("").build());
    }

    private boolean send(OutboundSseEvent event) {
        if (sink.isClosed()) {
            return false;
        }
        try {
            sink.send(event).toCompletableFuture().get();
            return !sink.isClosed();
        } catch (ExecutionException | IllegalStateException e) {
            LOG.debug("The reader of an event stream has gone", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        sink.close();
    }
}
