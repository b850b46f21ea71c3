package org.occopus.state;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.occopus.description.InfrastructureDescription;

/**
 * An infrastructure as stored, without its description and instances.
 *
 * @param id its id
 * @param name {@code infra_name}
 * @param userId {@code user_id}; empty text when the user left it out
 * @param phase where it is in its life
 * @param maintained whether it is watched and healed until somebody detaches it
 * @param working whether there is work to do until it has settled, maintained or not
 * @param workSince since when: only observations made after this count as settled
 * @param rollback whether a failing first build is undone
 * @param trouble what is wrong; empty when all is well
 * @param healing whether unhealthy instances are replaced
 * @param forgetting whether what its providers do not delete is given up
 * @param suspended whether it is left alone until somebody resumes or destroys it, maintained or not
 * @param revision counts its descriptions, from 1
 * @param createdAt when it was submitted
 */
public record Infrastructure(
        String id,
        String name,
        String userId,
        Phase phase,
        boolean maintained,
        boolean working,
        Instant workSince,
        boolean rollback,
        Optional<Trouble> trouble,
        HealingMode healing,
        boolean forgetting,
        boolean suspended,
        long revision,
        Instant createdAt) {

    /** Checks that nothing is missing. */
    public Infrastructure {
        requireNonNull(id, "id");
        requireNonNull(phase, "phase");
        requireNonNull(workSince, "workSince");
        requireNonNull(trouble, "trouble");
        requireNonNull(healing, "healing");
    }

    /**
     * One that was submitted just now.
     *
     * @param id its id
     * @param description what was submitted
     * @param maintained whether it is watched once it stands
     * @param rollback whether a failing first build is undone
     * @param now when
     */
    public static Infrastructure submitted(
            String id, InfrastructureDescription description, boolean maintained, boolean rollback, Instant now) {
        return new Infrastructure(
                id,
                description.name(),
                description.userId(),
                Phase.BUILDING,
                maintained,
                true,
                now,
                rollback,
                Optional.empty(),
                HealingMode.ON,
                false,
                false,
                1,
                now);
    }

    /** Whether passes are to be made. */
    public boolean isActive() {
        return (maintained || working) && !suspended && !phase.hasEnded();
    }

    /** The same in another phase; one that has ended is neither maintained nor worked on, one that goes is not suspended. */
    public Infrastructure in(Phase next) {
        return new Infrastructure(
                id,
                name,
                userId,
                next,
                maintained && !next.hasEnded(),
                !next.hasEnded() && working,
                workSince,
                rollback,
                trouble,
                healing,
                forgetting,
                suspended && next.wantsInstances(),
                revision,
                createdAt);
    }

    /** The same with work to do from now on. */
    public Infrastructure workingSince(Instant now) {
        return working(true, now);
    }

    /** The same with its work done. */
    public Infrastructure rested() {
        return working(false, workSince);
    }

    private Infrastructure working(boolean on, Instant since) {
        return new Infrastructure(
                id,
                name,
                userId,
                phase,
                maintained,
                on,
                since,
                rollback,
                trouble,
                healing,
                forgetting,
                suspended,
                revision,
                createdAt);
    }

    /** The same, maintained or not. */
    public Infrastructure maintained(boolean on) {
        return new Infrastructure(
                id,
                name,
                userId,
                phase,
                on,
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

    /** The same with trouble, or without. */
    public Infrastructure with(Optional<Trouble> wrong) {
        return new Infrastructure(
                id,
                name,
                userId,
                phase,
                maintained,
                working,
                workSince,
                rollback,
                wrong,
                healing,
                forgetting,
                suspended,
                revision,
                createdAt);
    }

    /** The same, healed in another way. */
    public Infrastructure healing(HealingMode mode) {
        return new Infrastructure(
                id,
                name,
                userId,
                phase,
                maintained,
                working,
                workSince,
                rollback,
                trouble,
                mode,
                forgetting,
                suspended,
                revision,
                createdAt);
    }

    /** The same; what its providers do not delete is given up. */
    public Infrastructure givingUp() {
        return new Infrastructure(
                id,
                name,
                userId,
                phase,
                maintained,
                working,
                workSince,
                rollback,
                trouble,
                healing,
                true,
                suspended,
                revision,
                createdAt);
    }

    /** The same with another description, under the name and owner that it says. */
    public Infrastructure described(String newName, String newUserId) {
        return new Infrastructure(
                id,
                newName,
                newUserId,
                phase,
                maintained,
                working,
                workSince,
                rollback,
                trouble,
                healing,
                forgetting,
                suspended,
                revision + 1,
                createdAt);
    }

    /** The same, left alone or not. */
    public Infrastructure suspended(boolean on) {
        return new Infrastructure(
                id,
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
                on,
                revision,
                createdAt);
    }
}
