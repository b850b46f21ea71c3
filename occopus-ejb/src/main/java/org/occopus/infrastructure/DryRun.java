package org.occopus.infrastructure;

import java.util.List;
import org.occopus.definition.Implementation;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.problem.Finding;

/**
 * What would be made of a description.
 *
 * @param description as it was read, with the dependencies that its templates imply
 * @param order node names; those of one list may start together, once those before are ready
 * @param nodes in that order
 * @param warnings what is worth telling although it would be accepted
 */
public record DryRun(
        InfrastructureDescription description,
        List<List<String>> order,
        List<ProposedNode> nodes,
        List<Finding> warnings) {

    /**
     * One node.
     *
     * @param node as described; as many instances as its {@code min} would be made
     * @param implementations those that its instances may get, in file order, at least one
     */
    public record ProposedNode(NodeDescription node, List<Implementation> implementations) {

        /** Copies the list. */
        public ProposedNode {
            implementations = List.copyOf(implementations);
        }
    }

    /** Copies the lists. */
    public DryRun {
        order = order.stream().map(List::copyOf).toList();
        nodes = List.copyOf(nodes);
        warnings = List.copyOf(warnings);
    }

    /** How many instances would be made. */
    public int instances() {
        return nodes.stream().mapToInt(one -> one.node().scaling().min()).sum();
    }
}
