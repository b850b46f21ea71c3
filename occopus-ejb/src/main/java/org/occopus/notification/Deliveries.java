package org.occopus.notification;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.events.NumberedEvent;
import org.occopus.node.Backoff;
import org.occopus.notification.Courier.Reply;
import org.occopus.notification.NotificationStore.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events: in order for each target, each at least once, many targets at a time. A target that does not take
 * them is tried again after {@link #FIRST_WAIT}, then twice as long up to {@link #LONGEST_WAIT}, and given up after
 * {@link #GIVE_UP_AFTER}, or at once when it answers 410. Thread-safe.
 */
public final class Deliveries {
    static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int MOST_AT_ONCE = 64;
    private static final int GONE = 410;

    private final NotificationStore store;
    private final Messages messages;
    private final Courier courier;
    private final Executor executor;
    private final InstantSource clock;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param store who is told, and how far
     * @param settings where devices are reached, and which addresses may be called
     * @param executor a thread for each target
     * @param clock the engine's time
     */
    public Deliveries(NotificationStore store, NotificationSettings settings, Executor executor, InstantSource clock) {
        this(store, new Messages(settings.fcm()), new HttpCourier(settings.addresses()), executor, clock);
    }

    Deliveries(NotificationStore store, Messages messages, Courier courier, Executor executor, InstantSource clock) {
        this.store = store;
        this.messages = messages;
        this.courier = courier;
        this.executor = executor;
        this.clock = clock;
    }

    /** Begins what is due and returns. */
    public void deliver() {
        int free = MOST_AT_ONCE - underWay.get();
        if (free > 0) {
            store.claim(free).forEach(this::begin);
        }
    }

    private void begin(Claim claim) {
        underWay.incrementAndGet();
        executor.execute(() -> {
            try {
                new Delivery(claim).run();
            } finally {
                underWay.decrementAndGet();
            }
        });
    }

    /**
     * Why a target was not told.
     *
     * @param words after the target's name
     * @param forGood whether trying again makes no sense
     */
    private record Failure(String words, boolean forGood) {}

    /** What is told to one target under one claim. */
    private final class Delivery {
        private final NotificationTarget target;
        private final String infrastructureId;
        private Claim claim;

        Delivery(Claim claim) {
            this.claim = claim;
            this.target = claim.target();
            this.infrastructureId = claim.infrastructureId();
        }

        void run() {
            List<NumberedEvent> page = store.events(infrastructureId, claim.told());
            while (!page.isEmpty()) {
                if (!tellAll(page)) {
                    return;
                }
                page = store.events(infrastructureId, page.getLast().number());
            }
            store.release(claim);
        }

        private boolean tellAll(List<NumberedEvent> page) {
            for (NumberedEvent event : page) {
                Optional<Message> message = messages.about(target, infrastructureId, event, clock.instant());
                if (message.isPresent() && !tell(event.number(), message.get())) {
                    return false;
                }
            }
            return store.told(claim, page.getLast().number());
        }

        private boolean tell(long number, Message message) {
            Optional<Failure> failure = send(message);
            if (failure.isPresent()) {
                fail(failure.get());
                return false;
            }
            claim = claim.succeeding();
            return store.told(claim, number);
        }

        private Optional<Failure> send(Message message) {
            try {
                Reply reply = courier.send(message);
                return Messages.isTold(target, reply)
                        ? Optional.empty()
                        : Optional.of(new Failure("answered " + reply.status(), reply.status() == GONE));
            } catch (InterruptedIOException e) {
                return Optional.of(new Failure("did not answer within " + HttpCourier.LIMIT.toSeconds() + " s", false));
            } catch (IOException e) {
                return Optional.of(new Failure("cannot be reached: " + e.getMessage(), false));
            }
        }

        private void fail(Failure failure) {
            if (failure.forGood() || claim.failingFor().compareTo(GIVE_UP_AFTER) >= 0) {
                giveUp(failure.words());
                return;
            }
            String whose = infrastructureId + target.kind();
            Duration wait = Backoff.delay(FIRST_WAIT, LONGEST_WAIT, claim.failures(), whose);
            LOG.info("{} {} about {}; next try in {}", target, failure.words(), infrastructureId, wait);
            store.failed(claim, failure.words(), wait);
        }

        private void giveUp(String words) {
            LOG.warn("{} {} about {}; it is given up", target, words, infrastructureId);
            String message = target.place() + " is told nothing any more: it " + words
                    + ". Set it again with POST /infrastructures/{id}/notify when it works.";
            store.giveUp(claim, words, Event.of(clock.instant(), EventKind.NOTIFICATION_GIVEN_UP, message));
        }
    }
}
