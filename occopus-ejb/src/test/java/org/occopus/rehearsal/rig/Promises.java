package org.occopus.rehearsal.rig;

import java.util.Map;
import java.util.TreeMap;
import org.occopus.state.Requested;

/** What users were promised last, by infrastructure. */
final class Promises {
    private final Map<String, Promise> last = new TreeMap<>();
    private long orders;

    /** A request takes effect; nobody was told yet. */
    Promise of(String infrastructureId, Requested requested) {
        return new Promise(++orders, infrastructureId, requested);
    }

    /** The request was answered. */
    void acknowledged(Promise promise) {
        last.merge(promise.infrastructureId(), promise, (old, fresh) -> old.order() > fresh.order() ? old : fresh);
    }

    /** A request was not answered, so that it counts or does not: nothing is promised any more. */
    void unanswered(String infrastructureId) {
        last.remove(infrastructureId);
    }

    /** The last promises. */
    Iterable<Promise> all() {
        return last.values();
    }
}
