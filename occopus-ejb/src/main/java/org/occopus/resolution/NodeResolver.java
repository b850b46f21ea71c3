package org.occopus.resolution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.occopus.definition.DefinitionChoice;
import org.occopus.definition.Implementation;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;

/** Turns nodes into node instances ready to be created. Thread-safe; no file, no network. */
public final class NodeResolver {
    private static final int LONGEST_NAME = 18;
    private static final int ID_PREFIX = 8;

    private final PluginRegistry registry;
    private final DefinitionChoice choice;
    private final TemplateCommands commands;

    /**
     * A resolver whose templates may run no commands.
     *
     * @param registry the plugins
     * @param random picks among implementations
     */
    public NodeResolver(PluginRegistry registry, RandomGenerator random) {
        this(registry, random, TemplateCommands.off());
    }

    /**
     * A resolver.
     *
     * @param registry the plugins
     * @param random picks among implementations
     * @param commands what templates may run
     */
    public NodeResolver(PluginRegistry registry, RandomGenerator random, TemplateCommands commands) {
        this.registry = registry;
        this.choice = new DefinitionChoice(random);
        this.commands = commands;
    }

    /**
     * The implementation for one node instance.
     *
     * @param request what to resolve
     * @throws ProblemException {@code node-definition-unknown} when no implementation passes the node's filter
     */
    public Implementation implementation(ResolutionRequest request) {
        return choice.choose(request.definition(), request.node(), request.number())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NODE_DEFINITION_UNKNOWN,
                        "No implementation of node definition '"
                                + request.definition().name() + "' fits the filter of node '"
                                + request.node().name() + "': " + request.node().filter(),
                        Map.of("node", request.node().name())));
    }

    /**
     * Resolves one node instance by the implementation that {@link #implementation} gives.
     *
     * @param request what to resolve
     * @return the instance to create
     * @throws org.occopus.spi.TemplateException when a template is wrong or asks for what is not there
     * @throws ProblemException {@code node-definition-unknown} when no implementation passes the node's filter or its
     *     plugins are not installed
     */
    public ResolvedNode resolve(ResolutionRequest request) {
        return resolve(request, implementation(request));
    }

    /**
     * Resolves one node instance.
     *
     * @param request what to resolve
     * @param implementation how it is made
     * @return the instance to create
     * @throws org.occopus.spi.TemplateException when a template is wrong or asks for what is not there
     * @throws ProblemException {@code node-definition-unknown} when the implementation's plugins are not installed
     */
    public ResolvedNode resolve(ResolutionRequest request, Implementation implementation) {
        return resolve(request, implementation, name -> {});
    }

    /** As {@link #resolve(ResolutionRequest, Implementation)}, telling which nodes templates ask about. */
    ResolvedNode resolve(ResolutionRequest request, Implementation implementation, Consumer<String> asked) {
        Map<String, Object> variables = NodeVariables.of(request, implementation);
        variables.putAll(new NodeFunctions(request, asked).byName(commands));
        NodeTemplates templates = new NodeTemplates(variables);
        Map<String, Object> resource = templates.renderSection("resource", implementation.resource());
        variables.put("resource", resource);
        Map<String, Object> configManagement =
                templates.renderSection("config_management", implementation.configManagement());
        if (!configManagement.isEmpty()) {
            variables.put("config_management", configManagement);
            variables.putAll(configVariables(configManagement));
        }
        UserData userData = NodeTemplates.naming(
                "contextualisation", () -> contextualise(implementation.contextualisation(), templates));
        Map<String, Object> attributes = new LinkedHashMap<>(userData.attributes());
        attributes.put("connections", NodeVariables.connections(request));
        return new ResolvedNode(
                defaultName(request),
                resource,
                configManagement,
                implementation.healthCheck(),
                userData.context(),
                attributes,
                request.node().variables(),
                NodeVariables.synchronised(request));
    }

    private Map<String, Object> configVariables(Map<String, Object> configManagement) {
        String type = String.valueOf(configManagement.get("type"));
        return registry.configManager(type)
                .orElseThrow(() -> notInstalled("config manager", type))
                .templateVariables(withoutType(configManagement));
    }

    private UserData contextualise(Map<String, Object> section, NodeTemplates templates) {
        if (section.isEmpty()) {
            return UserData.none();
        }
        String type = String.valueOf(section.get("type"));
        Contextualiser contextualiser =
                registry.contextualiser(type).orElseThrow(() -> notInstalled("contextualisation", type));
        return contextualiser.contextualise(withoutType(section), templates);
    }

    private static Section withoutType(Map<String, Object> section) {
        Map<String, Object> values = new LinkedHashMap<>(section);
        values.remove("type");
        return new Section(values);
    }

    private static ProblemException notInstalled(String kind, String type) {
        return new ProblemException(
                ProblemType.NODE_DEFINITION_UNKNOWN, "The plugin for " + kind + " '" + type + "' is not installed.");
    }

    /** At most 63 characters, the longest host name label. */
    private static String defaultName(ResolutionRequest request) {
        return "occopus-" + cut(request.description().name(), LONGEST_NAME)
                + "-" + cut(request.infrastructureId(), ID_PREFIX)
                + "-" + cut(request.node().name(), LONGEST_NAME)
                + "-" + cut(request.instanceId(), ID_PREFIX);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
