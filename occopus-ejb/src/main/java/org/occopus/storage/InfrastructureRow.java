package org.occopus.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.occopus.problem.ProblemType;
import org.occopus.state.HealingMode;
import org.occopus.state.Infrastructure;
import org.occopus.state.Phase;
import org.occopus.state.Trouble;

/** A row of {@code infrastructure}. Lease and event count are written by SQL only. */
@Entity
@DynamicUpdate
@Table(name = "infrastructure")
class InfrastructureRow {
    @Id
    UUID id;

    @Version
    long version;

    String name;

    @Column(name = "user_id")
    String userId;

    @Enumerated(EnumType.STRING)
    Phase phase;

    boolean maintained;
    boolean working;

    @Column(name = "work_since")
    Instant workSince;

    boolean rollback;

    @Column(name = "problem_type")
    @Enumerated(EnumType.STRING)
    @Nullable
    ProblemType problemType;

    @Column(name = "problem_detail")
    @Nullable
    String problemDetail;

    @Column(name = "problem_about")
    String problemAbout;

    @Enumerated(EnumType.STRING)
    HealingMode healing;

    boolean forgetting;
    boolean suspended;
    long revision;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "sealed_description")
    byte[] sealedDescription;

    @Column(name = "event_count", updatable = false)
    long eventCount;

    void become(Infrastructure infrastructure) {
        id = UUID.fromString(infrastructure.id());
        name = infrastructure.name();
        userId = infrastructure.userId();
        phase = infrastructure.phase();
        maintained = infrastructure.maintained();
        working = infrastructure.working();
        workSince = infrastructure.workSince();
        rollback = infrastructure.rollback();
        problemType = infrastructure.trouble().map(Trouble::type).orElse(null);
        problemDetail = infrastructure.trouble().map(Trouble::detail).orElse(null);
        problemAbout = infrastructure.trouble().map(Trouble::about).orElse("");
        healing = infrastructure.healing();
        forgetting = infrastructure.forgetting();
        suspended = infrastructure.suspended();
        revision = infrastructure.revision();
        createdAt = infrastructure.createdAt();
    }

    Infrastructure toInfrastructure() {
        Optional<Trouble> trouble = problemType == null || problemDetail == null
                ? Optional.empty()
                : Optional.of(new Trouble(problemType, problemAbout, problemDetail));
        return new Infrastructure(
                id.toString(),
                name,
                userId,
                phase,
                maintained,
                working,
                workSince,
                rollback,
                trouble,
                healing,
                forgetting,
                suspended,
                revision,
                createdAt);
    }
}
