package org.occopus.watching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.occopus.events.NumberedEvent;
import org.occopus.state.InfrastructureStore;

/** The events of one infrastructure in one beat: those who are equally far get them by one query. */
final class News {
    /** What is in memory at once for one infrastructure and place; who is further behind comes again in the next beat. */
    static final int MOST_AT_ONCE = 500;

    private final InfrastructureStore store;
    private final String id;
    private final Map<Long, List<NumberedEvent>> read = new HashMap<>();

    News(InfrastructureStore store, String id) {
        this.store = store;
        this.id = id;
    }

    List<NumberedEvent> after(long number) {
        return read.computeIfAbsent(number, last -> store.events(id, last, MOST_AT_ONCE));
    }
}
