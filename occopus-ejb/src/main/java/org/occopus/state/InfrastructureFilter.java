package org.occopus.state;

import java.util.Optional;

/**
 * Which infrastructures somebody wants to see; what is empty does not matter.
 *
 * @param name {@code infra_name}, as it is written
 * @param userId {@code user_id}, as it is written
 * @param phase where they are in their life; empty means all that are not destroyed
 * @param maintained whether they are watched
 * @param after those that come after the infrastructure of this id in the order of submission
 * @param limit at most so many
 */
public record InfrastructureFilter(
        Optional<String> name,
        Optional<String> userId,
        Optional<Phase> phase,
        Optional<Boolean> maintained,
        Optional<String> after,
        int limit) {

    /** Of those, only the ones of a user. */
    public InfrastructureFilter ofUser(String owner) {
        return new InfrastructureFilter(name, Optional.of(owner), phase, maintained, after, limit);
    }

    /** The same with another limit. */
    public InfrastructureFilter limited(int most) {
        return new InfrastructureFilter(name, userId, phase, maintained, after, most);
    }
}
