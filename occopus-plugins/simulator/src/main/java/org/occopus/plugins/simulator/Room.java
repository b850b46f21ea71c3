package org.occopus.plugins.simulator;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.occopus.spi.failure.ProviderFailure;

/**
 * How many machines an endpoint takes.
 *
 * @param capacity how many it has room for; empty for any number
 * @param quota how many the account may have; empty for any number
 */
record Room(OptionalInt capacity, OptionalInt quota) {
    static final Room UNLIMITED = new Room(OptionalInt.empty(), OptionalInt.empty());

    /** As the node's definition and the faults of the moment say. */
    static Room of(SimulatorSettings settings, Obstacles obstacles) {
        return new Room(
                least(settings.capacity(), obstacles.standing(FaultKind.CAPACITY)),
                least(settings.quota(), obstacles.standing(FaultKind.QUOTA)));
    }

    private static OptionalInt least(OptionalInt ofNode, Stream<FaultRule> rules) {
        return IntStream.concat(ofNode.stream(), rules.flatMapToInt(rule -> rule.limit().stream()))
                .min();
    }

    boolean isUnlimited() {
        return capacity.isEmpty() && quota.isEmpty();
    }

    /** Why there is no place for one more; empty when there is. */
    Optional<ProviderFailure> refusal(long existing) {
        if (quota.isPresent() && existing >= quota.getAsInt()) {
            return Optional.of(ProviderFailure.QUOTA_EXCEEDED);
        }
        return capacity.isPresent() && existing >= capacity.getAsInt()
                ? Optional.of(ProviderFailure.NO_CAPACITY)
                : Optional.empty();
    }
}
