package org.occopus.plugins.nova;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Turns;

/**
 * What was found under names, for a minute after it was found. Those that ask for one name at once wait for one answer,
 * those that ask for another one do not. Thread-safe.
 */
final class Remembered<T> {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Cache<String, T> known;
    private final Turns turns = new Turns();

    Remembered(Ticker clock) {
        known = CacheBuilder.newBuilder().ticker(clock).expireAfterWrite(LIFE).build();
    }

    /**
     * Remembers, or finds.
     *
     * @throws LostCall when another call's search did not end in time
     */
    T get(String name, Deadline deadline, Supplier<T> search) {
        T remembered = known.getIfPresent(name);
        return remembered == null ? found(name, deadline, search) : remembered;
    }

    private T found(String name, Deadline deadline, Supplier<T> search) {
        try {
            return turns.inTurn(name, deadline, () -> {
                T meanwhile = known.getIfPresent(name);
                return meanwhile == null ? searched(name, search) : meanwhile;
            });
        } catch (TimeoutException e) {
            throw new LostCall(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LostCall(e);
        }
    }

    private T searched(String name, Supplier<T> search) {
        T found = search.get();
        known.put(name, found);
        return found;
    }
}
