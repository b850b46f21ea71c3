package org.occopus.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.occopus.description.Checked;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;

/** The node definitions that infrastructures may use. Thread-safe; called without a transaction. */
public final class NodeDefinitions {
    private final NodeDefinitionStore store;
    private final PluginRegistry plugins;
    private final Predicate<String> inUse;
    private final DefinitionSecrets secrets;
    private final NodeDefinitionReader reader = new NodeDefinitionReader();

    /**
     * @param store where they are kept
     * @param plugins what their sections are checked against
     * @param inUse whether a living infrastructure uses the definition of a name
     */
    public NodeDefinitions(NodeDefinitionStore store, PluginRegistry plugins, Predicate<String> inUse) {
        this.store = store;
        this.plugins = plugins;
        this.inUse = inUse;
        this.secrets = new DefinitionSecrets(plugins);
    }

    /**
     * Takes a whole file. Masks in it stand for the secrets that are stored at these places.
     *
     * @return the names of what it defines, in file order
     * @throws ProblemException {@code description-invalid}; nothing was stored
     */
    public Checked<List<String>> importAll(SourceBundle bundle) {
        Checked<List<NodeDefinition>> checked = reader.read(bundle, plugins);
        store.put(kept(checked.value(), bundle));
        return new Checked<>(checked.value().stream().map(NodeDefinition::name).toList(), checked.warnings());
    }

    /**
     * Takes one definition: a list of implementations, or a file with that one definition. Masks in it stand for the secrets
     * that are stored at these places.
     *
     * @param expected whether the one that stands, by its tag, may be replaced; empty stands for none
     * @throws ProblemException {@code description-invalid}, {@code description-changed}; nothing was stored
     */
    public Checked<List<String>> put(String name, SourceBundle bundle, Predicate<Optional<String>> expected) {
        Checked<NodeDefinition> checked = reader.readOne(name, bundle, plugins);
        NodeDefinition kept = kept(List.of(checked.value()), bundle).getFirst();
        if (!store.replace(kept, expected)) {
            throw new ProblemException(
                    ProblemType.DESCRIPTION_CHANGED,
                    "Node definition '" + name + "' is not the one any more that If-Match names. Read it again.",
                    Map.of("node_definition", name));
        }
        return new Checked<>(List.of(name), checked.warnings());
    }

    private List<NodeDefinition> kept(List<NodeDefinition> definitions, SourceBundle bundle) {
        List<NodeDefinition> kept = definitions.stream()
                .map(definition -> secrets.hasMasks(definition) ? kept(definition) : definition)
                .toList();
        secrets.refuseMasks(kept, bundle.main());
        return kept;
    }

    private NodeDefinition kept(NodeDefinition definition) {
        return find(definition.name())
                .map(stored -> secrets.kept(definition, stored))
                .orElse(definition);
    }

    /** What changes with everything that is stored under a name; empty when there is nothing. */
    public Optional<String> tag(String name) {
        return store.tag(name);
    }

    /** A definition as it may be shown. */
    public NodeDefinition masked(NodeDefinition definition) {
        return secrets.masked(definition);
    }

    /** The definition of a name; empty when there is none. */
    public Optional<NodeDefinition> find(String name) {
        return store.find(name);
    }

    /**
     * The definition of a name.
     *
     * @throws ProblemException {@code node-definition-unknown}
     */
    public NodeDefinition get(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    /** All names, sorted. */
    public SortedSet<String> names() {
        return store.names();
    }

    /**
     * Removes a definition that no living infrastructure uses.
     *
     * @throws ProblemException {@code node-definition-unknown}, {@code node-definition-in-use}
     */
    public void remove(String name) {
        if (inUse.test(name)) {
            throw new ProblemException(
                    ProblemType.NODE_DEFINITION_IN_USE,
                    "Node definition '" + name + "' is used by an infrastructure. Destroy or reconfigure that first.",
                    Map.of("node_definition", name));
        }
        if (!store.remove(name)) {
            throw unknown(name);
        }
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(
                ProblemType.NODE_DEFINITION_UNKNOWN,
                "There is no node definition '" + name + "'. Import it first.",
                Map.of("node_definition", name));
    }
}
