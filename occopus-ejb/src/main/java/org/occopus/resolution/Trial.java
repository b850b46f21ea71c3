package org.occopus.resolution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.occopus.definition.Implementation;
import org.occopus.definition.NodeDefinition;
import org.occopus.description.AttributeMapping;
import org.occopus.description.Dependency;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.ReadDescription;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.TemplateException;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.topology.DependencyCycle;

/** Renders every template of an infrastructure with placeholders, and learns which nodes ask about which. */
final class Trial {
    private static final String INFRASTRUCTURE_ID = "00000000-0000-4000-8000-000000000000";
    private static final int MOST_PLACEHOLDERS = 2;

    private final ReadDescription read;
    private final NodeResolver resolver;
    private final PluginRegistry registry;
    private final Function<ResolvedNode, List<String>> credentials;
    private final List<KnownInstance> placeholders = new ArrayList<>();
    private final Map<String, Integer> firstPlaceholders = new HashMap<>();
    private final Map<String, Set<String>> asked = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Edges edges;

    Trial(
            ReadDescription read,
            PluginRegistry registry,
            TemplateCommands commands,
            Function<ResolvedNode, List<String>> credentials) {
        this.read = read;
        this.registry = registry;
        this.credentials = credentials;
        this.edges = new Edges(read.description());
        this.resolver = new NodeResolver(registry, RandomGenerator.getDefault(), commands);
        for (List<String> level : read.description().topology().levels()) {
            level.forEach(name -> read.description().node(name).ifPresent(this::addPlaceholders));
        }
    }

    private void addPlaceholders(NodeDescription node) {
        firstPlaceholders.put(node.name(), placeholders.size());
        for (int i = 0; i < placeholdersOf(node); i++) {
            int number = placeholders.size() + 1;
            String address = "192.0.2." + (1 + number % 254);
            placeholders.add(
                    new KnownInstance(node.name(), instanceId(number), List.of(address), Optional.of(address)));
        }
    }

    private static int placeholdersOf(NodeDescription node) {
        return Math.min(node.scaling().min(), MOST_PLACEHOLDERS);
    }

    /** What a node may ask about: it is the first instance of its node, so not about its own kind. */
    private List<KnownInstance> others(NodeDescription node) {
        List<KnownInstance> others = new ArrayList<>(placeholders);
        int first = firstPlaceholders.getOrDefault(node.name(), 0);
        others.subList(first, first + placeholdersOf(node)).clear();
        return others;
    }

    private static String instanceId(int number) {
        return String.format("00000000-0000-4000-8000-%012d", number);
    }

    /** Whether another node waits for an attribute of this one. */
    boolean isWaitedFor(NodeDescription node) {
        return edges.of(node.name()).stream()
                .filter(edge -> edge.dependee().equals(node.name()))
                .flatMap(edge -> edge.mappings().stream())
                .anyMatch(AttributeMapping::synch);
    }

    /** Renders one implementation of a node and tells what fails. */
    void render(NodeDescription node, NodeDefinition definition, Implementation implementation) {
        if (registry.cloud(implementation.cloudType()).isEmpty()) {
            tell(
                    node,
                    definition,
                    "needs the cloud '" + implementation.cloudType() + "', whose plugin is not installed");
            return;
        }
        try {
            ResolvedNode resolved =
                    resolver.resolve(request(node, definition), implementation, name -> ask(node, name));
            HealthTemplates.of(resolved, instanceId(0), "192.0.2.1").renderTree(resolved.healthCheck(), Map.of());
            credentials.apply(resolved).forEach(problem -> tell(node, definition, problem));
            problemsOf(resolved, implementation).forEach(problem -> tell(node, definition, problem.message()));
        } catch (TemplateException | ProblemException e) {
            tell(node, definition, "a template cannot be rendered: " + e.getMessage());
        }
    }

    private List<SettingProblem> problemsOf(ResolvedNode resolved, Implementation implementation) {
        var userData = new UserData(resolved.context(), resolved.attributes());
        return registry.cloud(implementation.cloudType())
                .map(cloud -> cloud.checkUserData(new Section(resolved.resource()), userData))
                .orElse(List.of());
    }

    private ResolutionRequest request(NodeDescription node, NodeDefinition definition) {
        return new ResolutionRequest(
                INFRASTRUCTURE_ID, edges.onlyThoseOf(node.name()), node, instanceId(0), definition, others(node));
    }

    private void ask(NodeDescription node, String name) {
        if (read.description().node(name).isPresent()) {
            asked.computeIfAbsent(node.name(), key -> new LinkedHashSet<>()).add(name);
        }
    }

    private void tell(NodeDescription node, NodeDefinition definition, String problem) {
        String message = "node '" + node.name() + "' (node definition '" + definition.name() + "'): " + problem;
        if (told.add(message)) {
            read.findings().error(read.placeOf(node.name(), "type"), read.pathOf(node.name(), "type"), message);
        }
    }

    /** The description, each node waiting also for those that it asks about. */
    InfrastructureDescription withImpliedDependencies() {
        InfrastructureDescription written = read.description();
        List<Dependency> all = new ArrayList<>(written.dependencies());
        asked.forEach((dependent, dependees) -> dependees.stream()
                .filter(dependee -> !dependee.equals(dependent))
                .filter(dependee -> !edges.lead(dependent, dependee))
                .forEach(dependee -> {
                    all.add(new Dependency(dependent, dependee, List.of()));
                    warnOfImplied(dependent, dependee);
                }));
        InfrastructureDescription complete = written.with(all);
        refuseCycle(complete);
        return complete;
    }

    private void warnOfImplied(String dependent, String dependee) {
        read.findings()
                .warning(
                        read.placeOf(dependent, "name"),
                        read.pathOf(dependent, "name"),
                        "node '" + dependent + "' asks for the address of '" + dependee + "', so it waits for it",
                        "write the dependency down");
    }

    private void refuseCycle(InfrastructureDescription complete) {
        try {
            complete.topology();
        } catch (DependencyCycle e) {
            read.findings()
                    .error(
                            read.placeOfDependencies(),
                            "dependencies",
                            e.getMessage() + ", because templates ask for addresses");
        }
    }
}
