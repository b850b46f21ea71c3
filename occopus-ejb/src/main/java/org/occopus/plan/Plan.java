package org.occopus.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do next for one infrastructure.
 *
 * @param steps in the order in which they are carried out
 * @param wakeAt when to plan again although nothing happened; empty when there is nothing to wait for
 */
public record Plan(List<Step> steps, Optional<Instant> wakeAt) {

    /** Copies the steps. */
    public Plan {
        steps = List.copyOf(steps);
    }

    /** The steps that change what is stored. */
    public List<Step.Change> changes() {
        return only(Step.Change.class);
    }

    /** The steps that ask somebody. */
    public List<Step.Call> calls() {
        return only(Step.Call.class);
    }

    private <T extends Step> List<T> only(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
