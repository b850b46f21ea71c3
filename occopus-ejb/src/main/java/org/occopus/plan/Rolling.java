package org.occopus.plan;

import java.util.ArrayList;
import java.util.List;
import org.occopus.description.NodeDescription;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;

/**
 * Replaces instances of one node that were made from an older description, a few at a time: new before old as far as the
 * node's maximum allows, otherwise old before new. A replacement that cannot be made keeps the others as they are.
 */
final class Rolling {
    private final List<NodeInstance> all;
    private final List<NodeInstance> outdated;
    private final int wanted;
    private final int room;
    private final int maxUnavailable;

    /**
     * @param node the node
     * @param all its instances that are not terminated, oldest first
     * @param wanted how many of them are wanted
     */
    Rolling(NodeDescription node, List<NodeInstance> all, int wanted) {
        this.all = all;
        this.outdated = all.stream().filter(NodeInstance::isToBeReplaced).toList();
        this.wanted = wanted;
        this.room = Math.max(0, node.scaling().max() - wanted);
        this.maxUnavailable = node.upkeep().maxUnavailable();
    }

    /** How many instances there are to be for now: the wanted ones, and new ones whose old ones still stand. */
    int target() {
        return wanted + Math.min(Math.min(maxUnavailable, room), outdated.size());
    }

    /** Those that may go now; first those that do not work anyway, then the oldest. */
    List<NodeInstance> due() {
        List<NodeInstance> due = new ArrayList<>();
        long moving = all.stream().filter(this::isMoving).count();
        long ready = all.stream().filter(Rolling::isReady).count();
        int least = room > 0 ? wanted : wanted - maxUnavailable;
        for (NodeInstance instance : outdated) {
            if (!isReady(instance) && moving < maxUnavailable) {
                due.add(instance);
                moving++;
            }
        }
        for (NodeInstance instance : outdated) {
            if (isReady(instance) && ready > least) {
                due.add(instance);
                ready--;
            }
        }
        return due;
    }

    private boolean isMoving(NodeInstance instance) {
        return !isReady(instance) && !instance.isToBeReplaced();
    }

    private static boolean isReady(NodeInstance instance) {
        return instance.state() == NodeState.READY && !instance.dropRequested();
    }
}
