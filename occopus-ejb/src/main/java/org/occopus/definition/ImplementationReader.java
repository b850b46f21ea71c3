package org.occopus.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.yaml.Findings;
import org.occopus.yaml.Spelling;
import org.occopus.yaml.YamlNode;

/** Reads one implementation of a node definition. */
final class ImplementationReader {
    private static final String COST = "cost";
    private static final List<String> SECTIONS =
            List.of("resource", "contextualisation", "config_management", "health_check", COST);

    /** What a plugin says of its section. */
    private record Declaration(List<Setting> settings, Function<Section, List<SettingProblem>> check) {}

    /**
     * What implementations are checked against.
     *
     * @param registry the plugins
     * @param values how hard values are judged
     * @param findings takes what is wrong
     */
    record Measure(PluginRegistry registry, ValueProblems values, Findings findings) {}

    private final PluginRegistry registry;
    private final ValueProblems values;
    private final Findings findings;
    private final String node;
    private final String path;
    private final int index;

    ImplementationReader(Measure measure, String node, String path, int index) {
        this.registry = measure.registry();
        this.values = measure.values();
        this.findings = measure.findings();
        this.node = node;
        this.path = path + "[" + index + "]";
        this.index = index;
    }

    /** The implementation; it is of no use after an error. */
    Implementation read(YamlNode.Mapping implementation) {
        refuseUnknownSections(implementation);
        checkResource(implementation);
        section(implementation, "config_management").ifPresent(this::checkConfigManagement);
        section(implementation, "contextualisation").ifPresent(this::checkContextualisation);
        section(implementation, "health_check").ifPresent(this::checkHealth);
        return new Implementation(
                values(implementation, "resource"),
                values(implementation, "contextualisation"),
                values(implementation, "config_management"),
                values(implementation, "health_check"),
                cost(implementation));
    }

    private Optional<Double> cost(YamlNode.Mapping implementation) {
        Optional<YamlNode> cost = implementation.field(COST);
        if (cost.isEmpty()) {
            return Optional.empty();
        }
        if (cost.get().value() instanceof Number number
                && Double.isFinite(number.doubleValue())
                && number.doubleValue() >= 0) {
            return Optional.of(number.doubleValue());
        }
        findings.error(
                cost.get().place(),
                path + "." + COST,
                "in node '" + node + "'[" + index + "]: cost must be a number, 0 or above, but is "
                        + cost.get().words());
        return Optional.empty();
    }

    private void refuseUnknownSections(YamlNode.Mapping implementation) {
        implementation.fields().forEach((key, field) -> {
            if (!SECTIONS.contains(key)) {
                findings.error(
                        field.key(),
                        path + "." + key,
                        "in node '" + node + "': Invalid section '" + key + "'",
                        Spelling.hint(key, SECTIONS));
            }
        });
    }

    private void checkResource(YamlNode.Mapping implementation) {
        if (implementation.field("resource").isEmpty()) {
            checkOf("resource").error(implementation.placeOf("resource"), "", "Missing 'resource' section!", "");
            return;
        }
        section(implementation, "resource")
                .ifPresent(resource -> checkTyped(
                        "resource",
                        resource,
                        "Missing key 'type'",
                        type -> registry.cloud(type).map(cloud -> new Declaration(cloud.settings(), cloud::check)),
                        registry.cloudTypes()));
    }

    private void checkConfigManagement(YamlNode.Mapping section) {
        checkTyped(
                "config_management",
                section,
                "Missing key 'type'!",
                type -> registry.configManager(type)
                        .map(manager -> new Declaration(manager.settings(), manager::check)),
                registry.configManagerTypes());
    }

    private void checkContextualisation(YamlNode.Mapping section) {
        checkTyped(
                "contextualisation",
                section,
                "Missing key 'type'!",
                type -> registry.contextualiser(type)
                        .map((Contextualiser kind) -> new Declaration(kind.settings(), kind::check)),
                registry.contextualiserTypes());
    }

    private void checkHealth(YamlNode.Mapping section) {
        new HealthCheckSection(registry, checkOf("health_check")).check(section);
    }

    private void checkTyped(
            String name,
            YamlNode.Mapping section,
            String missingType,
            Function<String, Optional<Declaration>> plugin,
            SortedSet<String> known) {
        SectionCheck check = checkOf(name);
        Optional<YamlNode> type = section.field("type");
        if (type.isEmpty()) {
            check.error(section.placeOf("type"), ".type", missingType, Spelling.hint("", known));
            return;
        }
        String called = String.valueOf(type.get().value());
        Optional<Declaration> declaration = plugin.apply(called);
        if (declaration.isEmpty()) {
            check.error(type.get().place(), ".type", "Unknown type '" + called + "'", Spelling.hint(called, known));
            return;
        }
        check.check(section, declaration.get().settings(), declaration.get().check());
    }

    /** A section; empty when it is left out or no mapping, which is told. */
    private Optional<YamlNode.Mapping> section(YamlNode.Mapping implementation, String name) {
        if (!implementation.fields().containsKey(name)) {
            return Optional.empty();
        }
        Optional<YamlNode> section = implementation.field(name);
        if (section.isPresent() && section.get() instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        String words = section.map(YamlNode::words).orElse("empty");
        checkOf(name).error(implementation.placeOf(name), "", "the section must be a mapping, but is " + words, "");
        return Optional.empty();
    }

    private SectionCheck checkOf(String section) {
        return new SectionCheck(
                findings,
                values,
                path + "." + section,
                "in '" + section + "' section of node '" + node + "'[" + index + "]: ");
    }

    private static Map<String, Object> values(YamlNode.Mapping implementation, String section) {
        return implementation.field(section).orElse(implementation) instanceof YamlNode.Mapping mapping
                        && mapping != implementation
                ? mapping.value()
                : Map.of();
    }
}
