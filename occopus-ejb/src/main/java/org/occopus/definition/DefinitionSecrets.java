package org.occopus.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.setting.Setting;
import org.occopus.yaml.MaskedValues;
import org.occopus.yaml.Partners;
import org.occopus.yaml.SecretMask;

/** What is not shown of node definitions: what a plugin declares secret, and what names tell to be. */
public final class DefinitionSecrets {
    private static final Set<String> OF_EVERY_CHECK = Set.of("type", "timeout");

    private final PluginRegistry plugins;

    /** @param plugins what they declare */
    public DefinitionSecrets(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    /** A definition without its secrets. */
    public NodeDefinition masked(NodeDefinition definition) {
        return new NodeDefinition(
                definition.name(),
                definition.implementations().stream().map(this::masked).toList());
    }

    private Implementation masked(Implementation one) {
        return new Implementation(
                resource(one).masked(one.resource()),
                contextualisation(one).masked(one.contextualisation()),
                configManagement(one).masked(one.configManagement()),
                healthCheck().masked(one.healthCheck()),
                one.cost());
    }

    /**
     * A definition in which what is stored stands again in the place of its masks.
     *
     * @param given what came back
     * @param stored what was shown
     */
    NodeDefinition kept(NodeDefinition given, NodeDefinition stored) {
        List<Implementation> came = given.implementations();
        List<Implementation> known = stored.implementations();
        List<Integer> partners = Partners.of(
                came.size(),
                known.size(),
                (one, other) -> came.get(one).equals(masked(known.get(other))),
                (one, other) ->
                        came.get(one).cloudType().equals(known.get(other).cloudType()));
        List<Implementation> kept = new ArrayList<>();
        for (int i = 0; i < came.size(); i++) {
            int partner = partners.get(i);
            kept.add(partner < 0 ? came.get(i) : kept(came.get(i), known.get(partner)));
        }
        return new NodeDefinition(given.name(), kept);
    }

    private Implementation kept(Implementation given, Implementation stored) {
        return new Implementation(
                resource(given).kept(given.resource(), stored.resource()),
                contextualisation(given).kept(given.contextualisation(), stored.contextualisation()),
                configManagement(given).kept(given.configManagement(), stored.configManagement()),
                healthCheck().kept(given.healthCheck(), stored.healthCheck()),
                given.cost());
    }

    /** Whether it comes with masks. */
    boolean hasMasks(NodeDefinition definition) {
        return definition.implementations().stream()
                .anyMatch(one -> left(one).findAny().isPresent());
    }

    /**
     * Refuses masks that stand for nothing: stored, they would be the secret.
     *
     * @throws ProblemException {@code description-invalid}
     */
    void refuseMasks(List<NodeDefinition> definitions, String file) {
        List<Finding> findings = new ArrayList<>();
        for (NodeDefinition definition : definitions) {
            for (int i = 0; i < definition.implementations().size(); i++) {
                String path = "node_def:" + definition.name() + "[" + i + "].";
                left(definition.implementations().get(i))
                        .map(below -> path + below)
                        .forEach(at -> findings.add(new Finding(
                                file,
                                0,
                                0,
                                at,
                                "in node '" + definition.name() + "': " + at + " is " + SecretMask.MASK
                                        + ", which is shown in the place of a secret, and no stored one belongs there",
                                "write the secret itself")));
            }
        }
        if (!findings.isEmpty()) {
            throw ProblemException.invalid(findings);
        }
    }

    private Stream<String> left(Implementation one) {
        return Stream.of(
                        below("resource", resource(one).left(one.resource())),
                        below("contextualisation", contextualisation(one).left(one.contextualisation())),
                        below("config_management", configManagement(one).left(one.configManagement())),
                        below("health_check", healthCheck().left(one.healthCheck())))
                .flatMap(List::stream);
    }

    private static List<String> below(String section, List<String> paths) {
        return paths.stream().map(path -> section + path).toList();
    }

    private MaskedValues resource(Implementation one) {
        return secretsOf(plugins.cloud(one.cloudType()).map(cloud -> cloud.settings()));
    }

    private MaskedValues contextualisation(Implementation one) {
        return secretsOf(
                type(one.contextualisation()).flatMap(plugins::contextualiser).map(kind -> kind.settings()));
    }

    private MaskedValues configManagement(Implementation one) {
        return secretsOf(
                type(one.configManagement()).flatMap(plugins::configManager).map(manager -> manager.settings()));
    }

    private MaskedValues healthCheck() {
        return MaskedValues.ofSection(key -> !OF_EVERY_CHECK.contains(key)
                && plugins.healthChecks().stream()
                        .map(HealthCheck::setting)
                        .noneMatch(known -> known.key().equals(key) && !known.secret()));
    }

    private static Optional<String> type(Map<String, Object> section) {
        return Optional.ofNullable(section.get("type")).map(String::valueOf);
    }

    /** Of a plugin that is not there any more, everything may be secret. */
    private static MaskedValues secretsOf(Optional<List<Setting>> settings) {
        Predicate<String> declared = settings.<Predicate<String>>map(known -> key ->
                        known.stream().anyMatch(one -> one.secret() && one.key().equals(key)))
                .orElse(key -> !key.equals("type"));
        return MaskedValues.ofSection(declared);
    }
}
