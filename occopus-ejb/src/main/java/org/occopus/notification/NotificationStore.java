package org.occopus.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.occopus.events.Event;
import org.occopus.events.NumberedEvent;

/**
 * Who is told, and how far. Every method is one transaction of its own. Times are the database's, so that several servers
 * agree; a target is delivered to by one of them at a time.
 */
public interface NotificationStore {
    /** How long one server may deliver to a target without a sign of life. */
    Duration CLAIM = Duration.ofSeconds(60);

    /** Sets who is told of what happens from now on, in place of what was set; none ends it. */
    void replace(String infrastructureId, List<NotificationTarget> targets, Event event);

    /** The targets of an infrastructure. */
    List<TargetState> find(String infrastructureId);

    /**
     * Takes targets for which there is something to tell, and which nobody else delivers to.
     *
     * @param most how many at most
     */
    List<Claim> claim(int most);

    /** Events of a claimed target's infrastructure after a number, in order, some at a time. */
    List<NumberedEvent> events(String infrastructureId, long after);

    /**
     * A target was told of everything up to an event.
     *
     * @return false when the claim is lost; another server goes on
     */
    boolean told(Claim claim, long number);

    /** A delivery failed. */
    void failed(Claim claim, String reason, Duration wait);

    /** A target is told nothing any more. */
    void giveUp(Claim claim, String reason, Event event);

    /** Nothing is left to tell, for now. */
    void release(Claim claim);

    /**
     * The right to deliver to a target.
     *
     * @param id tells claims apart
     * @param infrastructureId whose events
     * @param target who is told
     * @param told the last event it was told of
     * @param failures how often in a row the next one failed
     * @param failingFor since the first of these; zero when there is none
     */
    record Claim(
            String id,
            String infrastructureId,
            NotificationTarget target,
            long told,
            int failures,
            Duration failingFor) {

        /** The same after a delivery that succeeded. */
        Claim succeeding() {
            return new Claim(id, infrastructureId, target, told, 0, Duration.ZERO);
        }
    }

    /**
     * A target as it stands.
     *
     * @param target who is told
     * @param told the last event it was told of
     * @param pending how many events come after it, wanted or not
     * @param failures how often in a row the next one failed
     * @param failingSince when it failed first
     * @param lastFailure in words; empty text when all is well
     * @param nextAttempt not before
     * @param givenUp whether nothing is told any more
     */
    record TargetState(
            NotificationTarget target,
            long told,
            long pending,
            int failures,
            Optional<Instant> failingSince,
            String lastFailure,
            Instant nextAttempt,
            boolean givenUp) {}
}
