package org.occopus.storage;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.occopus.credentials.Sealer;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.repetition.GivenAnswer;
import org.occopus.repetition.RepeatableRequest;

/**
 * Answers to requests with an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header-07), kept for
 * {@link #KEPT}. What a request writes and its answer are one transaction: after a crash both are there, or neither.
 */
@Stateless
public class GivenAnswers {
    /** How long a key is known. */
    public static final Duration KEPT = Duration.ofHours(24);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Sealer sealer;

    @Resource
    SessionContext context;

    /**
     * Carries a request out unless that was done before. An answer that is no success undoes what was written, and is
     * not kept.
     *
     * @param request the request
     * @param effect carries it out on this thread, within this method's transaction
     * @return the answer, the kept one where there is one
     * @throws ProblemException {@code idempotency-key-in-use}, {@code idempotency-key-reused}
     */
    public GivenAnswer once(RepeatableRequest request, Supplier<GivenAnswer> effect) {
        if (!isFirstAtOnce(request)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_IN_USE,
                    "A request with the Idempotency-Key '" + request.key()
                            + "' is being carried out. Repeat it when that has ended.");
        }
        Optional<GivenAnswer> kept = kept(request);
        if (kept.isPresent()) {
            return kept.get().again();
        }
        GivenAnswer answer = effect.get();
        if (answer.succeeded()) {
            keep(request, answer);
        } else {
            context.setRollbackOnly();
        }
        return answer;
    }

    /** A lock of the transaction; it ends with it, also by a crash. */
    private boolean isFirstAtOnce(RepeatableRequest request) {
        return (boolean) entities.createNativeQuery(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))", Boolean.class)
                .setParameter("name", "idempotency " + request.caller() + '\n' + request.key())
                .getSingleResult();
    }

    private Optional<GivenAnswer> kept(RepeatableRequest request) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT fingerprint, sealed_answer FROM given_answer WHERE caller = :caller AND key = :key"
                                + " AND answered_at > now() - make_interval(secs => :kept)",
                        Object[].class)
                .setParameter("caller", request.caller())
                .setParameter("key", request.key())
                .setParameter("kept", (double) KEPT.toSeconds())
                .getResultList();
        return rows.stream().findFirst().map(row -> opened(request, (Object[]) row));
    }

    private GivenAnswer opened(RepeatableRequest request, Object[] row) {
        if (!request.fingerprint().equals(row[0])) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The Idempotency-Key '" + request.key()
                            + "' came with another request before. Send this one with a key of its own.");
        }
        return new SealedJson(sealer).open((byte[]) row[1], GivenAnswer.class);
    }

    private void keep(RepeatableRequest request, GivenAnswer answer) {
        entities.createNativeQuery("INSERT INTO given_answer (caller, key, fingerprint, sealed_answer)"
                        + " VALUES (:caller, :key, :fingerprint, :answer)"
                        + " ON CONFLICT (caller, key) DO UPDATE SET fingerprint = excluded.fingerprint,"
                        + " sealed_answer = excluded.sealed_answer, answered_at = now()")
                .setParameter("caller", request.caller())
                .setParameter("key", request.key())
                .setParameter("fingerprint", request.fingerprint())
                .setParameter("answer", new SealedJson(sealer).seal(answer))
                .executeUpdate();
    }

    /** Removes what is no longer kept. */
    public void forgetOld() {
        entities.createNativeQuery("DELETE FROM given_answer WHERE answered_at <= now() - make_interval(secs => :kept)")
                .setParameter("kept", (double) KEPT.toSeconds())
                .executeUpdate();
    }
}
