package org.occopus.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What the instances of an infrastructure have cost so far, in the currencies of their clouds.
 *
 * @param nodes by node name and instance id; zero where the cloud tells no costs, or did not answer
 * @param unpriced the instances whose cloud should have told
 */
public record CostReport(Map<String, Map<String, BigDecimal>> nodes, List<Unpriced> unpriced) {

    /** Copies the list; the maps keep their order. */
    public CostReport {
        unpriced = List.copyOf(unpriced);
    }

    /**
     * An instance whose cloud should have told its cost.
     *
     * @param node its node
     * @param instance its id
     * @param reason why it did not
     */
    public record Unpriced(String node, String instance, String reason) {}

    /** The sum, of one currency or not. */
    public BigDecimal total() {
        return nodes.values().stream()
                .flatMap(instances -> instances.values().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
