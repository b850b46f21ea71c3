package org.occopus.state;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
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
        return changed(copy -> {
            copy.phase = next;
            copy.maintained &= !next.hasEnded();
            copy.working &= !next.hasEnded();
            copy.suspended &= next.wantsInstances();
        });
    }

    /** The same with work to do from now on. */
    public Infrastructure workingSince(Instant now) {
        return changed(copy -> {
            copy.working = true;
            copy.workSince = now;
        });
    }

    /** The same with its work done. */
    public Infrastructure rested() {
        return changed(copy -> copy.working = false);
    }

    /** The same, maintained or not. */
    public Infrastructure maintained(boolean on) {
        return changed(copy -> copy.maintained = on);
    }

    /** The same with trouble, or without. */
    public Infrastructure with(Optional<Trouble> wrong) {
        return changed(copy -> copy.trouble = wrong);
    }

    /** The same, healed in another way. */
    public Infrastructure healing(HealingMode mode) {
        return changed(copy -> copy.healing = mode);
    }

    /** The same; what its providers do not delete is given up. */
    public Infrastructure givingUp() {
        return changed(copy -> copy.forgetting = true);
    }

    /** The same with another description, under the name and owner that it says. */
    public Infrastructure described(String newName, String newUserId) {
        return changed(copy -> {
            copy.name = newName;
            copy.userId = newUserId;
            copy.revision++;
        });
    }

    /** The same, left alone or not. */
    public Infrastructure suspended(boolean on) {
        return changed(copy -> copy.suspended = on);
    }

    private Infrastructure changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.infrastructure();
    }

    /** Takes changes before it becomes an infrastructure. */
    private static final class Copy {
        private final Infrastructure original;
        private String name;
        private String userId;
        private Phase phase;
        private boolean maintained;
        private boolean working;
        private Instant workSince;
        private Optional<Trouble> trouble;
        private HealingMode healing;
        private boolean forgetting;
        private boolean suspended;
        private long revision;

        Copy(Infrastructure original) {
            this.original = original;
            this.name = original.name;
            this.userId = original.userId;
            this.phase = original.phase;
            this.maintained = original.maintained;
            this.working = original.working;
            this.workSince = original.workSince;
            this.trouble = original.trouble;
            this.healing = original.healing;
            this.forgetting = original.forgetting;
            this.suspended = original.suspended;
            this.revision = original.revision;
        }

        Infrastructure infrastructure() {
            return new Infrastructure(
                    original.id,
                    name,
                    userId,
                    phase,
                    maintained,
                    working,
                    workSince,
                    original.rollback,
                    trouble,
                    healing,
                    forgetting,
                    suspended,
                    revision,
                    original.createdAt);
        }
    }
}
