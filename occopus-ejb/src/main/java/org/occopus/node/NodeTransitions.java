package org.occopus.node;

import static org.occopus.node.NodeEvent.CHECKS_FAILED;
import static org.occopus.node.NodeEvent.CHECKS_PASSED;
import static org.occopus.node.NodeEvent.CONFIGURED;
import static org.occopus.node.NodeEvent.CONFIG_FAILED;
import static org.occopus.node.NodeEvent.CREATED;
import static org.occopus.node.NodeEvent.CREATE_REFUSED;
import static org.occopus.node.NodeEvent.CREATE_SENT;
import static org.occopus.node.NodeEvent.DELETED;
import static org.occopus.node.NodeEvent.DROP_ASKED;
import static org.occopus.node.NodeEvent.FORGOTTEN;
import static org.occopus.node.NodeEvent.RESOLUTION_FAILED;
import static org.occopus.node.NodeEvent.RESOURCE_FAILED;
import static org.occopus.node.NodeEvent.RESOURCE_GONE;
import static org.occopus.node.NodeEvent.RESOURCE_RUNNING;
import static org.occopus.node.NodeEvent.TIMED_OUT;
import static org.occopus.node.NodeState.BOOTING;
import static org.occopus.node.NodeState.CONFIGURING;
import static org.occopus.node.NodeState.INTENDED;
import static org.occopus.node.NodeState.LAUNCHING;
import static org.occopus.node.NodeState.READY;
import static org.occopus.node.NodeState.TERMINATED;
import static org.occopus.node.NodeState.TERMINATING;
import static org.occopus.node.NodeState.UNHEALTHY;
import static org.occopus.node.NodeState.VERIFYING;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The only truth about which event moves a node instance where. {@code docs/node-states.md} is generated from it. */
public final class NodeTransitions {

    /**
     * One row of the table.
     *
     * @param from the state before
     * @param event what happened
     * @param to the state after
     * @param reason why the instance ends; empty when it lives on, or when the reason is known before
     */
    public record Row(NodeState from, NodeEvent event, NodeState to, Optional<EndReason> reason) {}

    private static final List<Row> ROWS = List.of(
            row(INTENDED, CREATE_SENT, LAUNCHING),
            end(INTENDED, RESOLUTION_FAILED, EndReason.REFUSED),
            row(LAUNCHING, CREATED, BOOTING),
            end(LAUNCHING, CREATE_REFUSED, EndReason.REFUSED),
            end(LAUNCHING, TIMED_OUT, EndReason.TIMED_OUT),
            row(BOOTING, RESOURCE_RUNNING, CONFIGURING),
            end(BOOTING, RESOURCE_FAILED, EndReason.BOOT_FAILED),
            end(BOOTING, RESOURCE_GONE, EndReason.VANISHED),
            end(BOOTING, TIMED_OUT, EndReason.TIMED_OUT),
            row(CONFIGURING, CONFIGURED, VERIFYING),
            end(CONFIGURING, CONFIG_FAILED, EndReason.CONFIG_FAILED),
            end(CONFIGURING, RESOURCE_FAILED, EndReason.VANISHED),
            end(CONFIGURING, RESOURCE_GONE, EndReason.VANISHED),
            end(CONFIGURING, TIMED_OUT, EndReason.TIMED_OUT),
            row(VERIFYING, CHECKS_PASSED, READY),
            end(VERIFYING, RESOURCE_FAILED, EndReason.VANISHED),
            end(VERIFYING, RESOURCE_GONE, EndReason.VANISHED),
            end(VERIFYING, TIMED_OUT, EndReason.TIMED_OUT),
            row(READY, CHECKS_FAILED, UNHEALTHY),
            row(READY, RESOURCE_FAILED, UNHEALTHY),
            end(READY, RESOURCE_GONE, EndReason.VANISHED),
            row(UNHEALTHY, CHECKS_PASSED, READY),
            end(UNHEALTHY, RESOURCE_FAILED, EndReason.VANISHED),
            end(UNHEALTHY, RESOURCE_GONE, EndReason.VANISHED),
            end(UNHEALTHY, TIMED_OUT, EndReason.UNHEALTHY),
            end(INTENDED, DROP_ASKED, EndReason.DROPPED),
            end(LAUNCHING, DROP_ASKED, EndReason.DROPPED),
            end(BOOTING, DROP_ASKED, EndReason.DROPPED),
            end(CONFIGURING, DROP_ASKED, EndReason.DROPPED),
            end(VERIFYING, DROP_ASKED, EndReason.DROPPED),
            end(READY, DROP_ASKED, EndReason.DROPPED),
            end(UNHEALTHY, DROP_ASKED, EndReason.DROPPED),
            row(TERMINATING, DELETED, TERMINATED),
            new Row(TERMINATING, FORGOTTEN, TERMINATED, Optional.of(EndReason.FORGOTTEN)));

    private static final Map<NodeState, Map<NodeEvent, Row>> TABLE = table();

    private NodeTransitions() {}

    private static Row row(NodeState from, NodeEvent event, NodeState to) {
        return new Row(from, event, to, Optional.empty());
    }

    private static Row end(NodeState from, NodeEvent event, EndReason reason) {
        return new Row(from, event, TERMINATING, Optional.of(reason));
    }

    private static Map<NodeState, Map<NodeEvent, Row>> table() {
        Map<NodeState, Map<NodeEvent, Row>> table = new EnumMap<>(NodeState.class);
        for (Row row : ROWS) {
            Row other = table.computeIfAbsent(row.from(), state -> new EnumMap<>(NodeEvent.class))
                    .putIfAbsent(row.event(), row);
            if (other != null) {
                throw new IllegalStateException("Two rows for " + row.from() + " and " + row.event());
            }
        }
        return table;
    }

    /** All rows, in the order of a node instance's life. */
    public static List<Row> rows() {
        return ROWS;
    }

    /** Where an event leads from a state; empty when the event means nothing there. */
    public static Optional<Row> find(NodeState from, NodeEvent event) {
        return Optional.ofNullable(TABLE.getOrDefault(from, Map.of()).get(event));
    }
}
