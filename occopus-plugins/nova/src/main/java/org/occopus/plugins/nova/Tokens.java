package org.occopus.plugins.nova;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.Deadline;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;

/**
 * The token of one account: asked for by the first call, used by all until shortly before it expires or until a service
 * refuses it. Whoever finds none logs in, and the others wait for that one login.
 */
final class Tokens {
    /** A token must outlive the call that begins with it, and the clocks of the cloud's machines differ. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private record Held(KeystoneToken token, Deadline end) {}

    private final Keystone keystone;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Held held;

    Tokens(Keystone keystone) {
        this.keystone = keystone;
    }

    /**
     * A token that has not expired.
     *
     * @throws LostCall when another call's login did not end in time
     */
    KeystoneToken valid(Deadline deadline) {
        return suitable(kept -> !kept.end().hasPassed(), deadline);
    }

    /**
     * Another token than one that was refused.
     *
     * @throws LostCall when another call's login did not end in time
     */
    KeystoneToken otherThan(KeystoneToken refused, Deadline deadline) {
        return suitable(kept -> kept.token() != refused, deadline);
    }

    private KeystoneToken suitable(Predicate<Held> isSuitable, Deadline deadline) {
        Held kept = held;
        if (kept != null && isSuitable.test(kept)) {
            return kept.token();
        }
        lockUntil(deadline);
        try {
            Held meanwhile = held;
            return meanwhile != null && isSuitable.test(meanwhile) ? meanwhile.token() : login(deadline);
        } finally {
            lock.unlock();
        }
    }

    private void lockUntil(Deadline deadline) {
        try {
            if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LostCall(new TimeoutException("Another login is still under way"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LostCall(e);
        }
    }

    private KeystoneToken login(Deadline deadline) {
        KeystoneToken token = keystone.login(deadline);
        Duration life = Duration.between(
                token.getIssuedAt().toInstant(), token.getExpires().toInstant());
        held = new Held(token, Deadline.in(life.compareTo(MARGIN) > 0 ? life.minus(MARGIN) : life));
        return token;
    }
}
