package org.occopus.storage;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.occopus.credentials.Sealer;
import org.occopus.events.Event;
import org.occopus.events.NumberedEvent;
import org.occopus.notification.NotificationStore;
import org.occopus.notification.NotificationTarget;

/** Targets of notifications in PostgreSQL, sealed, each with its place in the table {@code event}. */
@Stateless
public class JpaNotificationStore implements NotificationStore {
    private static final int PAGE = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Sealer sealer;

    @Override
    public void replace(String infrastructureId, List<NotificationTarget> targets, Event event) {
        UUID id = UUID.fromString(infrastructureId);
        entities.createNativeQuery("DELETE FROM notification_target WHERE infrastructure_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        append(id, event);
        for (NotificationTarget target : targets) {
            entities.createNativeQuery("INSERT INTO notification_target (infrastructure_id, kind, sealed_target, told)"
                            + " SELECT id, :kind, :target, event_count FROM infrastructure WHERE id = :id")
                    .setParameter("kind", target.kind().name())
                    .setParameter("target", json().seal(target))
                    .setParameter("id", id)
                    .executeUpdate();
        }
    }

    private void append(UUID id, Event event) {
        session().doWork(connection -> EventTable.append(connection, id, List.of(event)));
    }

    @Override
    public List<TargetState> find(String infrastructureId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT n.kind, n.sealed_target, n.told, i.event_count - n.told, n.failures,"
                                + " CAST(EXTRACT(EPOCH FROM n.failing_since) AS bigint), n.last_failure,"
                                + " CAST(EXTRACT(EPOCH FROM n.next_attempt) AS bigint), n.given_up"
                                + " FROM notification_target n JOIN infrastructure i ON i.id = n.infrastructure_id"
                                + " WHERE i.id = :id ORDER BY n.kind",
                        Object[].class)
                .setParameter("id", UUID.fromString(infrastructureId))
                .getResultList();
        return rows.stream().map(row -> state((Object[]) row)).toList();
    }

    private TargetState state(Object[] row) {
        return new TargetState(
                target(row[0], row[1]),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                ((Number) row[4]).intValue(),
                Optional.ofNullable((Number) row[5]).map(JpaNotificationStore::instant),
                (String) row[6],
                instant((Number) row[7]),
                (boolean) row[8]);
    }

    private static Instant instant(Number epochSeconds) {
        return Instant.ofEpochSecond(epochSeconds.longValue());
    }

    private NotificationTarget target(Object kind, Object sealed) {
        Class<? extends NotificationTarget> type =
                switch (NotificationTarget.Kind.valueOf((String) kind)) {
                    case WEBHOOK -> NotificationTarget.Webhook.class;
                    case FCM -> NotificationTarget.FcmDevice.class;
                };
        return json().open((byte[]) sealed, type);
    }

    @Override
    public List<Claim> claim(int most) {
        UUID claim = UUID.randomUUID();
        List<?> rows = entities.createNativeQuery("""
                        UPDATE notification_target
                           SET claim = :claim, claimed_until = now() + make_interval(secs => :seconds)
                         WHERE (infrastructure_id, kind) IN (
                               SELECT n.infrastructure_id, n.kind
                                 FROM notification_target n JOIN infrastructure i ON i.id = n.infrastructure_id
                                WHERE i.event_count > n.told AND NOT n.given_up AND n.next_attempt <= now()
                                  AND (n.claimed_until IS NULL OR n.claimed_until <= now())
                                ORDER BY n.next_attempt LIMIT :most
                                  FOR UPDATE OF n SKIP LOCKED)
                        RETURNING infrastructure_id, kind, sealed_target, told, failures,
                               CAST(EXTRACT(EPOCH FROM COALESCE(now() - failing_since, INTERVAL '0')) AS bigint)
                        """, Object[].class)
                .setParameter("claim", claim)
                .setParameter("seconds", (double) CLAIM.toSeconds())
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(row -> claim(claim, (Object[]) row)).toList();
    }

    private Claim claim(UUID claim, Object[] row) {
        return new Claim(
                claim.toString(),
                row[0].toString(),
                target(row[1], row[2]),
                ((Number) row[3]).longValue(),
                ((Number) row[4]).intValue(),
                Duration.ofSeconds(((Number) row[5]).longValue()));
    }

    @Override
    public List<NumberedEvent> events(String infrastructureId, long after) {
        return session()
                .doReturningWork(
                        connection -> EventTable.read(connection, UUID.fromString(infrastructureId), after, PAGE));
    }

    @Override
    public boolean told(Claim claim, long number) {
        return update(
                                "told = :told, failures = 0, failing_since = NULL, last_failure = '',"
                                        + " claimed_until = now() + make_interval(secs => :seconds)",
                                claim)
                        .setParameter("told", number)
                        .setParameter("seconds", (double) CLAIM.toSeconds())
                        .executeUpdate()
                > 0;
    }

    @Override
    public void failed(Claim claim, String reason, Duration wait) {
        update(
                        "failures = failures + 1, failing_since = COALESCE(failing_since, now()), last_failure = :reason,"
                                + " next_attempt = now() + make_interval(secs => :seconds), claim = NULL,"
                                + " claimed_until = NULL",
                        claim)
                .setParameter("reason", reason)
                .setParameter("seconds", wait.toMillis() / 1000.0)
                .executeUpdate();
    }

    @Override
    public void giveUp(Claim claim, String reason, Event event) {
        int changed = update("given_up = true, last_failure = :reason, claim = NULL, claimed_until = NULL", claim)
                .setParameter("reason", reason)
                .executeUpdate();
        if (changed > 0) {
            append(UUID.fromString(claim.infrastructureId()), event);
        }
    }

    @Override
    public void release(Claim claim) {
        update("claim = NULL, claimed_until = NULL", claim).executeUpdate();
    }

    private Query update(String change, Claim claim) {
        return entities.createNativeQuery("UPDATE notification_target SET " + change
                        + " WHERE infrastructure_id = :id AND kind = :kind AND claim = :claim")
                .setParameter("id", UUID.fromString(claim.infrastructureId()))
                .setParameter("kind", claim.target().kind().name())
                .setParameter("claim", UUID.fromString(claim.id()));
    }

    private SealedJson json() {
        return new SealedJson(sealer);
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
