package org.occopus.resolution;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.occopus.definition.DefinitionChoice;
import org.occopus.definition.Implementation;
import org.occopus.definition.NodeDefinition;
import org.occopus.description.Checked;
import org.occopus.description.DescriptionReader;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.ReadDescription;
import org.occopus.description.Selection;
import org.occopus.description.SourceBundle;
import org.occopus.registry.PluginRegistry;
import org.occopus.yaml.Spelling;

/** Everything that can be found out about a description before anything is created. Thread-safe. */
public final class DescriptionCheck {
    private static final String PREFIX = "node_def:";

    private final DescriptionReader reader = new DescriptionReader();
    private final PluginRegistry registry;
    private final TemplateCommands commands;
    private final Function<ResolvedNode, List<String>> credentials;

    /**
     * A check of templates that may run no commands; it does not look for credentials.
     *
     * @param registry the plugins
     */
    public DescriptionCheck(PluginRegistry registry) {
        this(registry, TemplateCommands.off());
    }

    /**
     * A check that does not look for credentials.
     *
     * @param registry the plugins
     * @param commands what templates may run; the check itself runs nothing
     */
    public DescriptionCheck(PluginRegistry registry, TemplateCommands commands) {
        this(registry, commands, node -> List.of());
    }

    /**
     * A check.
     *
     * @param registry the plugins
     * @param commands what templates may run; the check itself runs nothing
     * @param credentials tells which credentials a node misses; empty when none
     */
    public DescriptionCheck(
            PluginRegistry registry, TemplateCommands commands, Function<ResolvedNode, List<String>> credentials) {
        this.registry = registry;
        this.commands = commands.onTrial();
        this.credentials = credentials;
    }

    /**
     * Reads a description, then tries it out on the stored node definitions: types, filters, mappings, and a trial
     * rendering of every template with placeholder addresses. A node whose templates ask for the address of another node
     * waits for it, also when the user has not written the dependency.
     *
     * @param bundle the text
     * @param definitions node definitions by name
     * @param names of all node definitions; asked for only to suggest one
     * @return the description with the dependencies that its templates imply, and warnings
     * @throws org.occopus.problem.ProblemException {@code description-invalid} with all findings
     */
    public Checked<InfrastructureDescription> check(
            SourceBundle bundle,
            Function<String, Optional<NodeDefinition>> definitions,
            Supplier<? extends Collection<String>> names) {
        return check(reader.readWithPlaces(bundle), definitions, names);
    }

    /** As {@link #check(SourceBundle, Function, Supplier)}, of a description that was read already. */
    public Checked<InfrastructureDescription> check(
            ReadDescription read,
            Function<String, Optional<NodeDefinition>> definitions,
            Supplier<? extends Collection<String>> names) {
        Trial trial = new Trial(read, registry, commands, credentials);
        for (NodeDescription node : read.description().nodes()) {
            Optional<NodeDefinition> definition = definitions.apply(node.type());
            definition.ifPresentOrElse(
                    known -> check(node, known, read, trial),
                    () -> read.findings()
                            .error(
                                    read.placeOf(node.name(), "type"),
                                    read.pathOf(node.name(), "type"),
                                    "unknown node type '" + node.type() + "' of node '" + node.name()
                                            + "': no node definition has this name",
                                    hint(node.type(), names.get())));
        }
        InfrastructureDescription complete = trial.withImpliedDependencies();
        read.findings().refuseIfAny();
        return new Checked<>(complete, read.findings().warnings());
    }

    private static String hint(String type, Collection<String> names) {
        return type.startsWith(PREFIX) ? "write the name without '" + PREFIX + "'" : Spelling.hint(type, names);
    }

    private void check(NodeDescription node, NodeDefinition definition, ReadDescription read, Trial trial) {
        List<Implementation> fitting = DefinitionChoice.fitting(definition, node.filter());
        if (fitting.isEmpty()) {
            read.findings()
                    .error(
                            read.placeOf(node.name(), "filter"),
                            read.pathOf(node.name(), "filter"),
                            "filter of node '" + node.name() + "' matches none of the "
                                    + definition.implementations().size() + " implementations of '" + node.type()
                                    + "'");
        }
        checkSynchronised(node, fitting, read, trial);
        warnOfUnknownCosts(node, fitting, read);
        fitting.forEach(implementation -> trial.render(node, definition, implementation));
    }

    private static void warnOfUnknownCosts(NodeDescription node, List<Implementation> fitting, ReadDescription read) {
        boolean unknown = fitting.size() > 1
                && fitting.stream().allMatch(one -> one.cost().isEmpty());
        if (node.selection() == Selection.CHEAPEST_FIRST && unknown) {
            read.findings()
                    .warning(
                            read.placeOf(node.name(), "selection"),
                            read.pathOf(node.name(), "selection"),
                            "no implementation of '" + node.type() + "' names a cost, so node '" + node.name()
                                    + "' takes the first one",
                            "write cost: NUMBER beside the resource section of each implementation");
        }
    }

    private static void checkSynchronised(
            NodeDescription node, List<Implementation> fitting, ReadDescription read, Trial trial) {
        boolean managed = fitting.stream()
                .noneMatch(implementation -> implementation.configManagement().isEmpty());
        if (trial.isWaitedFor(node) && !managed) {
            read.findings()
                    .error(
                            read.placeOfDependencies(),
                            "dependencies",
                            "a mapping with synch: true waits for an attribute of node '" + node.name()
                                    + "', but no config manager sets attributes there",
                            "leave synch out, or add a config_management section to node definition '" + node.type()
                                    + "'");
        }
    }
}
