package org.occopus.infrastructure;

import java.util.List;
import org.occopus.access.CurrentCaller;
import org.occopus.definition.DefinitionChoice;
import org.occopus.definition.NodeDefinitions;
import org.occopus.description.Checked;
import org.occopus.description.DescriptionReader;
import org.occopus.description.DescriptionSecrets;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.SourceBundle;
import org.occopus.infrastructure.DryRun.ProposedNode;
import org.occopus.resolution.DescriptionCheck;

/** Checks descriptions as a submission does, and stores nothing. Thread-safe; called without a transaction. */
public final class DryRuns {
    private final DescriptionReader reader = new DescriptionReader();
    private final NodeDefinitions definitions;
    private final DescriptionCheck check;

    /**
     * @param definitions the stored node definitions
     * @param check the one that submissions go through
     */
    public DryRuns(NodeDefinitions definitions, DescriptionCheck check) {
        this.definitions = definitions;
        this.check = check;
    }

    /**
     * What would be made of a description.
     *
     * @throws org.occopus.problem.ProblemException as {@link Infrastructures#submit} does
     */
    public DryRun of(SourceBundle bundle) {
        Checked<InfrastructureDescription> checked = check.check(
                DescriptionSecrets.withoutMasks(reader.readWithPlaces(bundle)), definitions::find, definitions::names);
        InfrastructureDescription description = checked.value();
        CurrentCaller.requireOwn(description.userId());
        List<List<String>> order = description.topology().levels();
        List<ProposedNode> nodes = order.stream()
                .flatMap(List::stream)
                .flatMap(name -> description.node(name).stream())
                .map(this::proposed)
                .toList();
        return new DryRun(description, order, nodes, checked.warnings());
    }

    private ProposedNode proposed(NodeDescription node) {
        return new ProposedNode(node, DefinitionChoice.fitting(definitions.get(node.type()), node.filter()));
    }
}
