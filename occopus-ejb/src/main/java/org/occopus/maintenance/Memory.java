package org.occopus.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.node.Backoff;
import org.occopus.node.NodeInstance;
import org.occopus.plan.Observation;
import org.occopus.plan.Pace;
import org.occopus.plan.Vacancy;
import org.occopus.spi.resource.Resource;
import org.occopus.state.Lease;
import org.occopus.state.StoredSnapshot;

/**
 * What this server knows about one infrastructure from its own calls. Confined to the infrastructure's passes, which
 * never overlap; lost in a restart.
 */
final class Memory {
    private static final Duration LIST_AGAIN = Duration.ofSeconds(2);
    private static final Duration LIST_AGAIN_AT_MOST = Duration.ofMinutes(1);

    private final String infrastructureId;
    private final Set<String> busy = new HashSet<>();
    private final Map<String, Instant> listedAt = new HashMap<>();
    private final Map<String, Instant> listNotBefore = new HashMap<>();
    private final Map<String, Integer> listFailures = new HashMap<>();
    private final Map<String, Instant> seenAt = new HashMap<>();
    private final Map<String, Instant> checkedAt = new HashMap<>();
    private final Set<String> listedOnce = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> unmade = new HashSet<>();
    private final Set<String> effectless = new HashSet<>();
    private final Map<String, Resource> foundByToken = new HashMap<>();
    private Optional<Lease> lease = Optional.empty();
    private Instant leaseRenewal = Instant.EPOCH;
    private Optional<StoredSnapshot> snapshot = Optional.empty();

    /** Knows nothing yet. */
    Memory(String infrastructureId) {
        this.infrastructureId = infrastructureId;
    }

    Observation observation(Map<String, List<Vacancy>> vacated) {
        return new Observation(busy, listedAt, listNotBefore, seenAt, checkedAt, listedOnce, missing, broken, vacated);
    }

    Optional<Lease> lease(Instant now) {
        return now.isBefore(leaseRenewal) ? lease : Optional.empty();
    }

    /** The lease was taken, perhaps after others had it in between: then nothing known here counts any more. */
    void takes(Lease held, Instant now) {
        if (lease.filter(before -> held.epoch() > before.epoch() + 1).isPresent()) {
            loseLease();
        }
        lease = Optional.of(held);
        leaseRenewal = now.plus(held.length().dividedBy(2));
    }

    /** The lease, if there is one, was renewed together with others at a time or later. */
    void leaseRenewed(Instant at) {
        lease.map(held -> at.plus(held.length().dividedBy(2)))
                .filter(leaseRenewal::isBefore)
                .ifPresent(later -> leaseRenewal = later);
    }

    /** What the last pass saw and left as it was; empty when it changed something, or somebody else may have. */
    Optional<StoredSnapshot> snapshot() {
        return snapshot;
    }

    void keep(StoredSnapshot unchanged) {
        snapshot = Optional.of(unchanged);
    }

    void forgetSnapshot() {
        snapshot = Optional.empty();
    }

    /** When the lease has to be renewed because calls are under way; empty when there are none. */
    Optional<Instant> leaseRenewal() {
        return busy.isEmpty() ? Optional.empty() : Optional.of(leaseRenewal);
    }

    /** Another server acts now: nothing known here counts any more, but calls under way still end here. */
    void loseLease() {
        lease = Optional.empty();
        leaseRenewal = Instant.EPOCH;
        forgetSnapshot();
        seenAt.clear();
        checkedAt.clear();
        listedAt.clear();
        missing.clear();
        broken.clear();
        unmade.clear();
        effectless.clear();
        foundByToken.clear();
    }

    boolean isIdle() {
        return busy.isEmpty();
    }

    void begin(String about) {
        busy.add(about);
    }

    void end(String about) {
        busy.remove(about);
    }

    /**
     * A pass was written down.
     *
     * @param instances all that there are
     * @param launched those whose first creating call only now begins
     */
    void written(Set<String> instances, Set<String> launched) {
        unmade.retainAll(instances);
        unmade.addAll(launched);
        effectless.retainAll(instances);
        foundByToken.keySet().retainAll(instances);
        effectless.addAll(launched);
    }

    /** What a creating call without an answer had made was found, in order to be deleted. */
    void found(String instanceId, Resource resource) {
        foundByToken.put(instanceId, resource);
    }

    /** What was found. */
    Optional<Resource> found(String instanceId) {
        return Optional.ofNullable(foundByToken.get(instanceId));
    }

    /** A creating call came as far as the provider. */
    void mayBeMade(String instanceId) {
        unmade.remove(instanceId);
    }

    /** A creating call may have made something, of which no listing may tell yet. */
    void mayShowUpLate(String instanceId) {
        effectless.remove(instanceId);
    }

    /** Whether every creating call was made from here, and none of them made anything. */
    boolean isEffectless(String instanceId) {
        return effectless.contains(instanceId);
    }

    /** Whether every creating call was made from here, and none of them came as far as the provider. */
    boolean isUnmade(String instanceId) {
        return unmade.contains(instanceId);
    }

    void created(String instanceId, Instant at) {
        unmade.remove(instanceId);
        effectless.remove(instanceId);
        seenAt.put(instanceId, at);
    }

    void seen(String instanceId, Instant at) {
        seenAt.put(instanceId, at);
        listedOnce.add(instanceId);
        missing.remove(instanceId);
    }

    void checked(String instanceId, Instant at) {
        checkedAt.put(instanceId, at);
    }

    void listed(String accountKey, Instant begunAt) {
        listedAt.put(accountKey, begunAt);
        listNotBefore.remove(accountKey);
        listFailures.remove(accountKey);
    }

    void listFailed(String accountKey, Instant at, Optional<Duration> retryAfter) {
        int failures = listFailures.merge(accountKey, 1, Integer::sum);
        Duration delay = Backoff.delay(LIST_AGAIN, LIST_AGAIN_AT_MOST, failures - 1, infrastructureId);
        listNotBefore.put(
                accountKey,
                at.plus(retryAfter.filter(asked -> asked.compareTo(delay) > 0).orElse(delay)));
    }

    /** An account may not be listed before a time; the listing was not tried. */
    void listNotBefore(String accountKey, Instant until) {
        listNotBefore.put(accountKey, until);
    }

    boolean wasSeenSince(String instanceId, Instant begunAt) {
        return Optional.ofNullable(seenAt.get(instanceId))
                .filter(at -> !at.isBefore(begunAt))
                .isPresent();
    }

    /** Whether the absence of a resource may be the provider's lag: it is new and no listing ever showed it. */
    boolean mayLag(NodeInstance instance, Instant now, Pace pace) {
        return !listedOnce.contains(instance.id()) && pace.mayLag(instance.since(), now);
    }

    void miss(String instanceId) {
        missing.add(instanceId);
    }

    /** The provider, asked about this very resource, says that it failed or is switched off. */
    void broken(String instanceId) {
        broken.add(instanceId);
    }

    boolean isBroken(String instanceId) {
        return broken.contains(instanceId);
    }

    void mended(String instanceId) {
        broken.remove(instanceId);
    }

    void answered(String instanceId) {
        missing.remove(instanceId);
    }

    void forget(String instanceId) {
        seenAt.remove(instanceId);
        checkedAt.remove(instanceId);
        listedOnce.remove(instanceId);
        missing.remove(instanceId);
        broken.remove(instanceId);
    }
}
