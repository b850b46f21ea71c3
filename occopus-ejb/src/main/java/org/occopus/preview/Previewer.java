package org.occopus.preview;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.occopus.definition.DefinitionChoice;
import org.occopus.definition.NodeDefinition;
import org.occopus.description.Checked;
import org.occopus.description.DescriptionReader;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.ReadDescription;
import org.occopus.description.Selection;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.DescriptionCheck;
import org.occopus.resolution.KnownInstance;
import org.occopus.resolution.NodeResolver;
import org.occopus.resolution.ResolutionRequest;
import org.occopus.resolution.ResolvedNode;
import org.occopus.resolution.TemplateCommands;
import org.occopus.spi.TemplateException;

/** Makes previews. Thread-safe. */
public final class Previewer {
    private static final String INFRASTRUCTURE_ID = placeholderId(1);

    private final DescriptionReader reader = new DescriptionReader();
    private final DescriptionCheck check;
    private final NodeResolver resolver;

    /**
     * @param registry the plugins
     * @param commands what templates may run; a preview runs it
     */
    public Previewer(PluginRegistry registry, TemplateCommands commands) {
        this.check = new DescriptionCheck(registry, commands);
        this.resolver = new NodeResolver(registry, () -> 0L, commands);
    }

    /**
     * Checks a description and resolves all its instances. Where an instance would draw its implementation, it gets the
     * first one that fits, and a warning says so.
     *
     * @param bundle the description
     * @param definitions node definitions by name
     * @return the preview, with warnings; its order is the one that is written, and where templates ask for more a warning
     *     tells it
     * @throws ProblemException {@code description-invalid} with all findings; {@code template-failed} when a template
     *     fails only with the placeholders of the preview
     */
    public Checked<Preview> preview(SourceBundle bundle, Map<String, NodeDefinition> definitions) {
        ReadDescription read = reader.readWithPlaces(bundle);
        List<List<String>> order = read.description().topology().levels();
        InfrastructureDescription complete = check.check(
                        read, name -> Optional.ofNullable(definitions.get(name)), definitions::keySet)
                .value();
        List<PreviewedInstance> instances = new ArrayList<>();
        for (String name : CreationOrder.of(order, complete)) {
            NodeDescription node = complete.node(name).orElseThrow();
            NodeDefinition definition = requireNonNull(definitions.get(node.type()), "the check has found it");
            warnWhenDrawn(node, definition, read);
            add(instances, complete, node, definition);
        }
        return new Checked<>(
                new Preview(INFRASTRUCTURE_ID, order, instances),
                read.findings().warnings());
    }

    private void add(
            List<PreviewedInstance> instances,
            InfrastructureDescription description,
            NodeDescription node,
            NodeDefinition definition) {
        for (int number = 0; number < node.scaling().min(); number++) {
            String id = placeholderId(instances.size() + 2);
            List<KnownInstance> known = instances.stream().map(Previewer::known).toList();
            ResolvedNode resolved =
                    resolve(new ResolutionRequest(INFRASTRUCTURE_ID, description, node, id, definition, known, number));
            instances.add(new PreviewedInstance(node.name(), id, address(instances.size() + 1), resolved));
        }
    }

    private ResolvedNode resolve(ResolutionRequest request) {
        try {
            return resolver.resolve(request);
        } catch (TemplateException e) {
            String node = request.node().name();
            throw new ProblemException(
                    ProblemType.TEMPLATE_FAILED, "Node '" + node + "': " + e.getMessage(), Map.of("node", node));
        }
    }

    private static void warnWhenDrawn(NodeDescription node, NodeDefinition definition, ReadDescription read) {
        int fitting = DefinitionChoice.fitting(definition, node.filter()).size();
        if (node.selection() == Selection.RANDOM && fitting > 1) {
            read.findings()
                    .warning(
                            read.placeOf(node.name(), "selection"),
                            read.pathOf(node.name(), "selection"),
                            "each instance of node '" + node.name() + "' draws one of " + fitting
                                    + " implementations; the preview shows the first one",
                            "selection: first, round_robin and cheapest_first do not draw");
        }
    }

    private static KnownInstance known(PreviewedInstance instance) {
        return new KnownInstance(
                instance.node(), instance.id(), List.of(instance.address()), Optional.of(instance.address()));
    }

    private static String placeholderId(int number) {
        return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number);
    }

    /** {@code 10.0.0.1} for the first one, carrying over beyond 255. */
    private static String address(int number) {
        return "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
