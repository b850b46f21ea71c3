package org.occopus.state;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

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
        Instant createdAt) {

    /** Checks that nothing is missing. */
    public Infrastructure {
        requireNonNull(id, "id");
        requireNonNull(phase, "phase");
        requireNonNull(workSince, "workSince");
        requireNonNull(trouble, "trouble");
    }

    /** Whether passes are to be made. */
    public boolean isActive() {
        return (maintained || working) && !phase.hasEnded();
    }

    /** The same in another phase; one that has ended is neither maintained nor worked on. */
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
                createdAt);
    }

    /** The same with work to do from now on. */
    public Infrastructure workingSince(Instant now) {
        return new Infrastructure(id, name, userId, phase, maintained, true, now, rollback, trouble, createdAt);
    }

    /** The same with its work done. */
    public Infrastructure rested() {
        return new Infrastructure(id, name, userId, phase, maintained, false, workSince, rollback, trouble, createdAt);
    }

    /** The same, maintained or not. */
    public Infrastructure maintained(boolean on) {
        return new Infrastructure(id, name, userId, phase, on, working, workSince, rollback, trouble, createdAt);
    }

    /** The same with trouble, or without. */
    public Infrastructure with(Optional<Trouble> wrong) {
        return new Infrastructure(id, name, userId, phase, maintained, working, workSince, rollback, wrong, createdAt);
    }

    /** The same under another name and owner, as a changed description says. */
    public Infrastructure renamed(String newName, String newUserId) {
        return new Infrastructure(
                id, newName, newUserId, phase, maintained, working, workSince, rollback, trouble, createdAt);
    }
}
