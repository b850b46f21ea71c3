package org.occopus.watching;

import java.util.List;
import org.occopus.events.NumberedEvent;

/** Where a stream of events goes. Sending may block, and is never done from two threads at once. */
public interface EventSink {

    /**
     * Sends events.
     *
     * @return false when nobody listens any more
     */
    boolean send(List<NumberedEvent> events);

    /**
     * Shows that the stream still stands.
     *
     * @return false when nobody listens any more
     */
    boolean heartbeat();

    /** Ends the stream; may come while something is being sent. */
    void close();
}
