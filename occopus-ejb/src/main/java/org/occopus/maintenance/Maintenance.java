package org.occopus.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.occopus.plan.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes passes when there is something to do. An infrastructure that is woken while a pass over it is under way is
 * passed over once more afterwards, however often it was woken. Thread-safe; waking returns at once.
 */
public final class Maintenance {
    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
    private static final Duration REPEAT_AFTER_DEFECT = Duration.ofSeconds(5);

    private final MaintenancePass maintenancePass;
    private final Executor executor;
    private final Alarm alarms;
    private final InstantSource clock;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();

    Maintenance(MaintenancePass maintenancePass, Executor executor, Alarm alarms, InstantSource clock) {
        this.maintenancePass = maintenancePass;
        this.executor = executor;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Something may have to be done about an infrastructure: a request came in, a timer fired, a call ended. */
    public void wake(String infrastructureId) {
        watched.compute(infrastructureId, (id, known) -> {
            Watched one = known == null ? new Watched(id) : known;
            one.wake();
            return one;
        });
    }

    /** As {@link #wake} for all that this server knows of: it may have missed something about any of them. */
    public void wakeAll() {
        watched.keySet().forEach(this::wake);
    }

    /**
     * Renews leases, so that passes need not take them.
     *
     * @param renewal renews all that this server holds and returns the ids of their infrastructures
     */
    public void renewLeases(Supplier<List<String>> renewal) {
        Instant before = clock.instant();
        for (String id : renewal.get()) {
            watched.computeIfPresent(id, (same, one) -> {
                one.leaseRenewed(before);
                return one;
            });
        }
    }

    /** Forgets what is known about infrastructures that nothing is to be done about; calls under way still end. */
    public void retain(Set<String> active) {
        for (String id : watched.keySet()) {
            if (!active.contains(id)) {
                watched.computeIfPresent(id, (same, one) -> one.isQuiet() ? null : one);
            }
        }
    }

    /** What the next pass would do. Reads the store; calls nobody. */
    public Plan preview(String infrastructureId) {
        return watched.computeIfAbsent(infrastructureId, Watched::new).preview();
    }

    private enum Activity {
        IDLE,
        PASSING,
        WOKEN_WHILE_PASSING
    }

    /** One infrastructure as this server sees it. */
    private final class Watched {
        private final String id;
        private final ConcurrentLinkedQueue<Fact> mailbox = new ConcurrentLinkedQueue<>();
        private final AtomicReference<Activity> activity = new AtomicReference<>(Activity.IDLE);
        /** Whether it was woken by more than what came of its calls: then what is stored may have changed. */
        private final AtomicBoolean mayHaveChanged = new AtomicBoolean(true);

        private final AtomicReference<Optional<Instant>> alarm = new AtomicReference<>(Optional.empty());
        private final ReentrantLock lock = new ReentrantLock();
        private final Memory memory;

        Watched(String id) {
            this.id = id;
            this.memory = new Memory(id);
        }

        void wake() {
            mayHaveChanged.set(true);
            rouse();
        }

        private void rouse() {
            Activity before = activity.getAndUpdate(
                    now -> now == Activity.IDLE ? Activity.PASSING : Activity.WOKEN_WHILE_PASSING);
            if (before == Activity.IDLE) {
                executor.execute(this::pass);
            }
        }

        /** A pass that is under way takes its lease itself. */
        void leaseRenewed(Instant at) {
            if (lock.tryLock()) {
                try {
                    memory.leaseRenewed(at);
                } finally {
                    lock.unlock();
                }
            }
        }

        boolean isQuiet() {
            return activity.get() == Activity.IDLE && mailbox.isEmpty() && memory.isIdle();
        }

        Plan preview() {
            lock.lock();
            try {
                return maintenancePass.preview(id, memory);
            } finally {
                lock.unlock();
            }
        }

        private void deliver(Fact fact) {
            mailbox.add(fact);
            rouse();
        }

        private void pass() {
            List<Fact> facts = drain();
            lock.lock();
            try {
                if (mayHaveChanged.getAndSet(false)) {
                    memory.forgetSnapshot();
                }
                maintenancePass.run(id, memory, facts, this::deliver).ifPresent(this::wakeAt);
            } catch (RuntimeException defect) {
                LOG.error("The pass over infrastructure {} failed; it will be repeated", id, defect);
                repeat(facts);
            } catch (Error fatal) {
                repeat(facts);
                throw fatal;
            } finally {
                lock.unlock();
                passed();
            }
        }

        /** What was not written down yet is written down by another pass. */
        private void repeat(List<Fact> facts) {
            mailbox.addAll(facts);
            wakeAt(clock.instant().plus(REPEAT_AFTER_DEFECT));
        }

        private void passed() {
            if (!activity.compareAndSet(Activity.PASSING, Activity.IDLE)) {
                activity.set(Activity.PASSING);
                executor.execute(this::pass);
            }
        }

        private List<Fact> drain() {
            List<Fact> facts = new ArrayList<>();
            for (Fact fact = mailbox.poll(); fact != null; fact = mailbox.poll()) {
                facts.add(fact);
            }
            return facts;
        }

        private void wakeAt(Instant at) {
            Optional<Instant> wanted = Optional.of(at);
            Optional<Instant> set = alarm.getAndUpdate(now -> isSooner(at, now) ? wanted : now);
            if (isSooner(at, set)) {
                alarms.set(at, () -> ring(wanted));
            }
        }

        /** Whoever is watched under this id now: this one may have been forgotten since its alarm was set. */
        private void ring(Optional<Instant> at) {
            alarm.compareAndSet(at, Optional.empty());
            Maintenance.this.wake(id);
        }

        private static boolean isSooner(Instant at, Optional<Instant> set) {
            return set.isEmpty() || at.isBefore(set.get());
        }
    }
}
