package org.occopus.plan;

import java.util.HashMap;
import java.util.Map;
import org.occopus.description.NodeDescription;
import org.occopus.description.Upkeep;
import org.occopus.node.EndReason;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.state.HealingMode;
import org.occopus.state.Infrastructure;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;

/**
 * Keeps healing within bounds ({@code docs/healing.md}): a share of a node's instances at once, and nothing at all when
 * so much looks unhealthy that it is probably the server that is cut off. What is built for the first time is not healed,
 * but what once worked is, also while others are still being built. Used by one planning only, because it counts what the
 * plan begins.
 */
final class Healing {
    private final Snapshot snapshot;
    private final Map<String, Integer> underWay = new HashMap<>();
    private final Map<String, Integer> replacing = new HashMap<>();
    private final int unhealthy;
    private final int wanted;

    Healing(Snapshot snapshot, Observation observation) {
        this.snapshot = snapshot;
        observation.vacated().forEach((node, places) -> replacing.put(node, places.size()));
        int failing = 0;
        for (NodeInstance instance : snapshot.instances()) {
            boolean replacement = isReplacement(instance);
            if (replacement || isFailed(instance)) {
                replacing.merge(instance.nodeName(), 1, Integer::sum);
            }
            if (replacement && instance.state() != NodeState.INTENDED) {
                underWay.merge(instance.nodeName(), 1, Integer::sum);
            }
            failing += isUnhealthy(instance, replacement) ? 1 : 0;
        }
        this.unhealthy = failing;
        this.wanted =
                snapshot.desired().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static boolean isReplacement(NodeInstance instance) {
        return instance.state().isLiving()
                && instance.attempts().failures() > 0
                && instance.readyAt().isEmpty();
    }

    private static boolean isFailed(NodeInstance instance) {
        return instance.state() == NodeState.TERMINATING
                && instance.endReason().filter(EndReason::isFailure).isPresent();
    }

    private boolean isUnhealthy(NodeInstance instance, boolean replacement) {
        boolean failsAsReplacement = replacement
                && snapshot.infrastructure().phase() == Phase.RUNNING
                && instance.state() == NodeState.VERIFYING
                && instance.health().failingSince().isPresent();
        return instance.state() == NodeState.UNHEALTHY || failsAsReplacement;
    }

    /** Stops healing, or lets it go on. */
    void plan(PlanNotes notes) {
        Infrastructure infrastructure = snapshot.infrastructure();
        boolean tooMany = snapshot.description().healingStop().isReached(unhealthy, wanted);
        if (tooMany && infrastructure.healing() == HealingMode.ON) {
            notes.add(new Step.Heal(
                    HealingMode.STOPPED,
                    count() + ". So many at once are probably not ill, but out of the server's reach: none is replaced"
                            + " until they recover, or somebody asks for it (occopus heal --force)."));
        } else if (!tooMany && infrastructure.healing() != HealingMode.ON) {
            notes.add(new Step.Heal(HealingMode.ON, count() + "; healing works as usual again."));
        }
    }

    private String count() {
        return unhealthy + " of " + wanted + " instances are unhealthy";
    }

    /** Whether an instance that is broken, or failed its checks for too long, may be replaced now; one that may is counted. */
    boolean mayEnd(NodeInstance instance) {
        if (snapshot.infrastructure().phase() != Phase.RUNNING
                && instance.readyAt().isEmpty()) {
            return true;
        }
        if (isStopped()) {
            return false;
        }
        return instance.state() != NodeState.UNHEALTHY || isWithin(replacing, instance);
    }

    /** Whether an instance may be launched now; a replacement that may is counted. */
    boolean mayLaunch(NodeInstance instance) {
        boolean free = snapshot.infrastructure().phase() != Phase.RUNNING || !isReplacement(instance);
        return free || isWithin(underWay, instance);
    }

    private boolean isStopped() {
        return snapshot.infrastructure().healing() == HealingMode.STOPPED;
    }

    private boolean isWithin(Map<String, Integer> counts, NodeInstance instance) {
        String node = instance.nodeName();
        if (counts.getOrDefault(node, 0) >= mostAtOnce(node)) {
            return false;
        }
        counts.merge(node, 1, Integer::sum);
        return true;
    }

    private int mostAtOnce(String node) {
        return snapshot.description()
                .node(node)
                .map(NodeDescription::upkeep)
                .orElse(Upkeep.standard())
                .mostAtOnce(snapshot.desiredOf(node));
    }

    /** Why an instance may not be ended, or launched, now. */
    String why(NodeInstance instance) {
        return isStopped() && instance.state() != NodeState.INTENDED
                ? "Healing is stopped: " + count() + "."
                : "At most " + mostAtOnce(instance.nodeName()) + " of the " + snapshot.desiredOf(instance.nodeName())
                        + " instances of '" + instance.nodeName() + "' may be in replacement at once.";
    }
}
