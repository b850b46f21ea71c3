package org.occopus.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar, with nothing beside it. */
class OfflineJarIT {
    private static final Path JAR = Path.of(System.getProperty("occopus.offline.jar", "target/occopus-offline.jar"))
            .toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    void loadsTheDeclarationOfEveryPluginWithoutAnyClientLibrary() throws Exception {
        URL[] jar = {JAR.toUri().toURL()};
        try (var alone = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
            assertThat(declared(alone, "org.occopus.spi.resource.ResourceHandlerFactory"))
                    .hasSameSizeAs(CommandRun.PLUGINS.cloudTypes());
            assertThat(declared(alone, "org.occopus.spi.config.ConfigManagerFactory"))
                    .hasSameSizeAs(CommandRun.PLUGINS.configManagerTypes());
            assertThat(declared(alone, "org.occopus.spi.context.Contextualiser"))
                    .hasSameSizeAs(CommandRun.PLUGINS.contextualiserTypes());
            assertThat(ServiceLoader.load(alone.loadClass("org.occopus.spi.health.HealthCheck"), alone))
                    .hasSameSizeAs(CommandRun.PLUGINS.healthChecks());
        }
    }

    private static List<Object> declared(ClassLoader loader, String kind) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(kind);
        List<Object> declared = new ArrayList<>();
        for (Object plugin : ServiceLoader.load(type, loader)) {
            assertThat(plugin.getClass().getClassLoader()).isSameAs(loader);
            declared.addAll(List.of(type.getMethod("type").invoke(plugin)));
            assertThat((List<?>) type.getMethod("settings").invoke(plugin)).isNotNull();
        }
        return declared;
    }

    @Test
    void holdsNoClientLibraryNoDatabaseAndNoContainer() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("org/occopus/offline/Main.class", "picocli/CommandLine.class")
                    .noneMatch(name -> name.matches(
                            "(software/amazon|com/azure|com/github/dockerjava|org/openstack4j|org/hibernate|org/flywaydb"
                                    + "|org/postgresql|jakarta|io/netty|okhttp3)/.*"));
        }
    }

    @Test
    void validatesAndPreviewsFromTheJarAlone() throws Exception {
        Files.writeString(directory.resolve("infra.yaml"), "user_id: me\ninfra_name: x\nnodes: [{name: a, type: t}]\n");
        Files.writeString(directory.resolve("nodes.yaml"), """
                'node_def:t':
                - resource: {type: simulator}
                  contextualisation:
                    type: cloudinit
                    context_template: {runcmd: ["echo {{ name | upper }} {{ [1, 2] | to_json }}"]}
                """);

        assertThat(ran("validate", "infra.yaml", "nodes.yaml"))
                .isEqualTo("infra.yaml: valid infrastructure\nnodes.yaml: valid node definitions\n");
        assertThat(ran("preview", "infra.yaml", "--definitions", "nodes.yaml"))
                .contains("- echo A [1, 2]")
                .doesNotContain("SLF4J");
    }

    @Test
    void checksWhatTutorialsDeclareFromTheJarAlone() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("validate"));
        try (Stream<Path> files = Files.find(
                ReferenceData.folder("corpus"), 3, (file, facts) -> file.endsWith("node_definitions.yaml"))) {
            files.map(Path::toAbsolutePath).map(Path::toString).sorted().forEach(arguments::add);
        }

        Ended ended = run(arguments.toArray(String[]::new));
        assertThat(ended.output()).doesNotContain("NoClassDefFoundError", "unexpected");
        assertThat(ended.output().lines().filter(line -> line.endsWith(": valid node definitions")))
                .isNotEmpty();
    }

    @Test
    void isWhatTheLauncherRuns() throws Exception {
        Path script =
                Path.of(System.getProperty("occopus.root", "../.."), "occopus").toAbsolutePath();
        assumeTrue(Files.isExecutable(script), "skipped: there is no script " + script);
        Files.writeString(directory.resolve("infra.yaml"), "infra_name: x\n");

        Ended ended = ended(List.of(script.toString(), "validate", "infra.yaml"));
        assertThat(ended.output()).startsWith("infra.yaml:1:1: error: nodes: nodes section must be defined");
        assertThat(ended.exit()).isEqualTo(4);
    }

    private record Ended(int exit, String output) {}

    private String ran(String... arguments) throws IOException, InterruptedException {
        Ended ended = run(arguments);
        assertThat(ended.exit()).as(ended.output()).isZero();
        return ended.output();
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return ended(command);
    }

    private Ended ended(List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // A build inside a build would wait for itself.
        builder.environment().put("OCCOPUS_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }
}
