package org.occopus.node;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.occopus.spi.resource.Resource;

/**
 * One instance of a node, as stored. Changes give a new value; a pass writes it.
 *
 * @param id its id, also the idempotency token of its creation
 * @param nodeName the node of the description
 * @param version of the stored row; 0 for one that is not stored yet
 * @param state where it is in its life
 * @param since when it came into that state
 * @param createdAt when it was intended
 * @param readyAt when it became ready first
 * @param endReason why it ends; empty while it lives
 * @param note in words, what it waits for or what went wrong last; empty text when there is nothing to tell
 * @param resource what the provider told
 * @param attempts calls that failed, and when the next may be made
 * @param health its health checks
 * @param dropRequested whether the user asked for this very instance to go
 * @param origin what it was made from
 */
public record NodeInstance(
        String id,
        String nodeName,
        long version,
        NodeState state,
        Instant since,
        Instant createdAt,
        Optional<Instant> readyAt,
        Optional<EndReason> endReason,
        String note,
        ResourceFacts resource,
        Attempts attempts,
        Health health,
        boolean dropRequested,
        Origin origin) {

    /** Checks that nothing is missing. */
    public NodeInstance {
        requireNonNull(id, "id");
        requireNonNull(nodeName, "nodeName");
        requireNonNull(note, "note");
    }

    /** A new one, which may have to wait because others failed in its place. */
    public static NodeInstance intended(String id, String nodeName, Attempts attempts, Instant now) {
        return new NodeInstance(
                id,
                nodeName,
                0,
                NodeState.INTENDED,
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                "",
                ResourceFacts.none(),
                attempts,
                Health.none(),
                false,
                Origin.unknown());
    }

    /**
     * The instance after an event.
     *
     * @param event what happened
     * @param cause in words; becomes the note when the instance ends by it
     * @param now when
     * @return the instance in its new state, or the same when the event means nothing in its state
     */
    public NodeInstance after(NodeEvent event, String cause, Instant now) {
        return NodeTransitions.find(state, event)
                .map(row -> moved(row, cause, now))
                .orElse(this);
    }

    private NodeInstance moved(NodeTransitions.Row row, String cause, Instant now) {
        boolean firstReady = row.to() == NodeState.READY && readyAt.isEmpty();
        boolean keepsNote = row.to() == NodeState.TERMINATED;
        return new NodeInstance(
                id,
                nodeName,
                version,
                row.to(),
                now,
                createdAt,
                firstReady ? Optional.of(now) : readyAt,
                row.reason().or(() -> endReason),
                keepsNote ? note : cause,
                resource,
                attempts.settled(),
                row.to() == NodeState.READY ? health.passed() : health,
                dropRequested,
                origin);
    }

    /** The same with what the provider shows. */
    public NodeInstance seen(Resource shown) {
        return with(note, resource.seen(shown), attempts, health);
    }

    /** The same with another note. */
    public NodeInstance noted(String words) {
        return with(words, resource, attempts, health);
    }

    /** The same, resolved: placed in an account, with its health checks known. */
    public NodeInstance resolved(String accountKey, Health checks) {
        return with(note, resource.inAccount(accountKey), attempts, checks);
    }

    /** The same, to go because somebody asked for it. */
    public NodeInstance dropping() {
        return requested(true, origin);
    }

    /** The same, with what is known about what it was made from. */
    public NodeInstance from(Origin made) {
        return requested(dropRequested, made);
    }

    /** Whether it is to be replaced by one that is made from the description as it is now. */
    public boolean isToBeReplaced() {
        return state.isLiving() && !dropRequested && origin.replaceRequested();
    }

    private NodeInstance requested(boolean drop, Origin made) {
        return new NodeInstance(
                id, nodeName, version, state, since, createdAt, readyAt, endReason, note, resource, attempts, health,
                drop, made);
    }

    /** The same after a failed call that will be repeated. */
    public NodeInstance retrying(String words, Instant now, Optional<Duration> retryAfter) {
        return with(words, resource, attempts.failed(now, retryAfter, id), health);
    }

    /** The same after a call that was not made, because it has to wait. */
    public NodeInstance postponed(String words, Instant until) {
        return with(words, resource, attempts.postponed(until), health);
    }

    /** The same, not waiting any longer before the next call. */
    public NodeInstance withoutDelay() {
        return with(note, resource, attempts.withoutDelay(), health);
    }

    /**
     * The same after a while in which nobody looked at it: unless it does its work, the time that it may spend in its
     * state begins anew.
     */
    public NodeInstance resumed(Instant now) {
        return state == NodeState.READY || state == NodeState.INTENDED
                ? this
                : new NodeInstance(
                        id,
                        nodeName,
                        version,
                        state,
                        now,
                        createdAt,
                        readyAt,
                        endReason,
                        note,
                        resource,
                        attempts,
                        health.passed(),
                        dropRequested,
                        origin);
    }

    /** The same after an answer: that calls failed before is no news any more. */
    public NodeInstance answered() {
        return attempts.count() == 0 ? this : with("", resource, attempts.settled(), health);
    }

    /** The same after a failed health check. */
    public NodeInstance checkFailed(String words, Instant now) {
        return with(words, resource, attempts, health.failed(now));
    }

    /** The same after health checks that passed. */
    public NodeInstance checkPassed() {
        return health.failingSince().isEmpty() ? this : with("", resource, attempts, health.passed());
    }

    private NodeInstance with(String words, ResourceFacts facts, Attempts tried, Health checks) {
        return new NodeInstance(
                id,
                nodeName,
                version,
                state,
                since,
                createdAt,
                readyAt,
                endReason,
                words,
                facts,
                tried,
                checks,
                dropRequested,
                origin);
    }
}
