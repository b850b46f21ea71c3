package org.occopus.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.occopus.node.NodeState;
import org.occopus.node.NodeTransitions;
import org.occopus.plugins.simulator.SimulatedProblem;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;
import org.occopus.schema.JsonSchemas;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Setting;

/** Pages made from the code. Run with {@code -Doccopus.docs.write=true} to bring them up to date. */
class GeneratedPagesTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final boolean WRITE = Boolean.getBoolean("occopus.docs.write");

    @Test
    void nodeStatesAreThoseOfTheTable() throws IOException {
        String rows = NodeTransitions.rows().stream()
                .map(row -> "| %s | %s | %s | %s |"
                        .formatted(
                                row.from(),
                                row.event(),
                                row.to(),
                                row.reason().map(Enum::name).orElse("")))
                .collect(Collectors.joining("\n"));
        String arrows = NodeTransitions.rows().stream()
                .map(row -> "    %s --> %s: %s".formatted(row.from(), row.to(), row.event()))
                .collect(Collectors.joining("\n"));
        check("node-states.md", """
                # States of a node instance
                Made from `org.occopus.node.NodeTransitions` by a test; do not edit.

                ```mermaid
                stateDiagram-v2
                    [*] --> %s
                %s
                    %s --> [*]
                ```

                | from | event | to | reason |
                |---|---|---|---|
                %s
                """.formatted(NodeState.INTENDED, arrows, NodeState.TERMINATED, rows));
    }

    @Test
    void problemsAreThoseOfTheCode() throws IOException {
        String rows = Stream.of(ProblemType.values())
                .map(type ->
                        "| `%s` | %d | %s | %s |".formatted(type.slug(), type.status(), type.retry(), type.title()))
                .collect(Collectors.joining("\n"));
        String simulated = Stream.of(SimulatedProblem.values())
                .filter(type -> Stream.of(ProblemType.values())
                        .noneMatch(own -> own.slug().equals(type.slug())))
                .map(type ->
                        "| `%s` | %d | %s | %s |".formatted(type.slug(), type.status(), type.retry(), type.title()))
                .collect(Collectors.joining("\n"));
        check("problems.md", """
                # Problems
                What `type` of an answer can be, after `https://occopus.org/problems/`. Slugs are never renamed.
                Made from `org.occopus.problem.ProblemType` by a test; do not edit.

                | slug | HTTP | ask again | title |
                |---|---|---|---|
                %s

                The simulated cloud has two of its own (`org.occopus.plugins.simulator.SimulatedProblem`):

                | slug | HTTP | ask again | title |
                |---|---|---|---|
                %s
                """.formatted(rows, simulated));
    }

    @Test
    void pluginsAreThoseOfTheWar() throws IOException {
        List<ResourceHandlerFactory> clouds = installed(ResourceHandlerFactory.class);
        List<ConfigManagerFactory> managers = installed(ConfigManagerFactory.class);
        List<Contextualiser> contextualisers = installed(Contextualiser.class);
        List<HealthCheck> checks = PluginRegistry.onClassPath().healthChecks();
        String page =
                "# Plugins\nWhat node definitions may hold. Made from the plugins' declarations by a test; do not edit.\n"
                        + "\n## Clouds: `resource`\n"
                        + sections(clouds, ResourceHandlerFactory::type, ResourceHandlerFactory::settings)
                        + "\n## Logins: `auth_data`\n"
                        + logins(clouds, ResourceHandlerFactory::type, ResourceHandlerFactory::credentialSettings)
                        + logins(managers, ConfigManagerFactory::type, ConfigManagerFactory::credentialSettings)
                        + (managers.isEmpty() ? "" : "\n## `config_management`\n")
                        + sections(managers, ConfigManagerFactory::type, ConfigManagerFactory::settings)
                        + "\n## `contextualisation`\n"
                        + sections(contextualisers, Contextualiser::type, Contextualiser::settings)
                        + "\n## `health_check`\n\n"
                        + table(checks.stream().map(HealthCheck::setting).toList());
        check("plugins.md", page);
    }

    @Test
    void schemasAreThoseOfTheServer() throws IOException {
        JsonSchemas schemas = new JsonSchemas(PluginRegistry.onClassPath());
        for (String name : schemas.names()) {
            check("schemas/" + name + ".json", schemas.text(name).orElseThrow());
        }
    }

    private static <T> List<T> installed(Class<T> kind) {
        return ServiceLoader.load(kind).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static <T> String logins(List<T> plugins, Function<T, String> type, Function<T, List<Setting>> settings) {
        return sections(
                plugins.stream()
                        .filter(plugin -> !settings.apply(plugin).isEmpty())
                        .toList(),
                type,
                settings);
    }

    private static <T> String sections(List<T> plugins, Function<T, String> type, Function<T, List<Setting>> settings) {
        return plugins.stream()
                .map(plugin -> "\n### `type: " + type.apply(plugin) + "`\n\n" + table(settings.apply(plugin)))
                .collect(Collectors.joining());
    }

    private static String table(List<Setting> settings) {
        return settings.stream()
                .map(setting -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                setting.key(),
                                setting.type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                setting.required() ? "required" : "",
                                setting.meaning()))
                .collect(Collectors.joining("", "| key | value | | meaning |\n|---|---|---|---|\n", ""));
    }

    private static void check(String page, String expected) throws IOException {
        Path file = DOCS.resolve(page);
        if (WRITE) {
            Files.writeString(file, expected);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as("docs/%s is out of date; run the tests once with -Doccopus.docs.write=true", page)
                .isEqualTo(expected);
    }
}
