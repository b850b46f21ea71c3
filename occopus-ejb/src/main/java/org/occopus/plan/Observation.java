package org.occopus.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this server knows about an infrastructure beyond what is stored. Lost in a restart, and then simply observed
 * anew.
 *
 * @param busy ids of instances, and keys of accounts, with a call under way
 * @param listedAt when the last listing of an account that answered began, by account key
 * @param listNotBefore when an account that failed may be listed again, by account key
 * @param seenAt when an instance's resource was last seen at its provider, by instance id
 * @param checkedAt when the health checks of an instance last ended, by instance id
 * @param shown instances whose resources were shown to exist at least once since their creation was answered
 * @param missing instances that the last listing of their account did not show, or not as it should be
 * @param broken instances that worked, and of whose resources the provider says that they failed or are switched off
 * @param vacated the places of instances that ended just now because they failed, by node name
 */
public record Observation(
        Set<String> busy,
        Map<String, Instant> listedAt,
        Map<String, Instant> listNotBefore,
        Map<String, Instant> seenAt,
        Map<String, Instant> checkedAt,
        Set<String> shown,
        Set<String> missing,
        Set<String> broken,
        Map<String, List<Vacancy>> vacated) {

    /** Nothing known: the first look after a start. */
    public static Observation none() {
        return new Observation(
                Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Map.of());
    }

    Optional<Instant> seen(String instanceId) {
        return Optional.ofNullable(seenAt.get(instanceId));
    }

    Optional<Instant> checked(String instanceId) {
        return Optional.ofNullable(checkedAt.get(instanceId));
    }

    Optional<Instant> listed(String accountKey) {
        return Optional.ofNullable(listedAt.get(accountKey));
    }

    boolean isBusy(String idOrKey) {
        return busy.contains(idOrKey);
    }
}
