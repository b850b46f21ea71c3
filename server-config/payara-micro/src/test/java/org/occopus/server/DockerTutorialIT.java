package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;

/** The Docker tutorials of the original, unchanged but for endpoint and origin, typed as the manual says. */
@ExtendWith(SharedServer.class)
class DockerTutorialIT {
    private static final Path TUTORIALS =
            Launcher.ROOT.resolve("../shared/corpus").normalize();
    private static final Duration PINGS = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final Site site;
    private final TestEngine engine = TestEngine.orSkip();

    DockerTutorialIT(Site site) {
        this.site = site;
    }

    @Test
    void saysHelloOverTheUnixSocket() throws IOException {
        Launcher occopus =
                Launcher.of(prepared("docker-helloworld", engine.engine().socket()), site.server());

        String id = built(occopus, "infra-docker-helloworld.yaml");

        String container = engine.containerOf(instanceOf(id, "helloworld"));
        assertThat(Poll.until(
                        () -> engine.file(container, "/root/message.txt")
                                .contains("Hello World! I have been created by Occopus."),
                        PINGS))
                .isTrue();
        destroyed(occopus, id);
    }

    @Test
    void pingsOverTheUnixSocket() throws IOException {
        Launcher occopus = Launcher.of(prepared("docker-ping", engine.engine().socket()), site.server());

        String id = built(occopus, "infra-docker-ping.yaml");

        assertPinged(id);
        destroyed(occopus, id);
    }

    @Test
    void pingsOverTlsWithCertificatesOfTheAuthenticationData() throws IOException {
        Path tutorial = prepared("docker-ping", engine.engine().tls());
        Launcher occopus = Launcher.of(tutorial, site.server());
        Files.writeString(tutorial.resolve("auth.yaml"), authenticationData());
        try {
            String id = built(occopus, "--auth_data_path", "auth.yaml", "infra-docker-ping.yaml");

            assertPinged(id);
            destroyed(occopus, id);
        } finally {
            site.rest().put("/auth_data", "resource: []\n").ok();
        }
    }

    @Test
    void saysHelloOverTlsWithCertificatesOfTheServersEnvironment() throws IOException {
        Path tutorial = prepared("docker-helloworld", engine.engine().tls());
        Map<String, String> environment =
                Map.of("DOCKER_CERT_PATH", engine.engine().certificates().toString());
        try (var server = RunningServer.start(directory.resolve("home"), environment);
                var other = new Site(server)) {
            String id = built(Launcher.of(tutorial, server), "infra-docker-helloworld.yaml");

            assertThat(engine.containersOf(id)).hasSize(1);
            other.client().destroy(id);
            other.awaitDestroyed(id);
            assertThat(engine.containersOf(id)).isEmpty();
        }
    }

    @Test
    void healsAContainerThatWasKilled() throws IOException {
        Launcher occopus = Launcher.of(prepared("docker-ping", engine.engine().socket()), site.server());
        String id = built(occopus, "--maintain", "infra-docker-ping.yaml");
        String killed = instanceOf(id, "ping-sender");

        engine.kill(engine.containerOf(killed));
        site.await(id, status -> status.isSettled() && !status.toString().contains(killed));

        assertThat(engine.containersOf(id)).hasSize(2);
        assertPinged(id);
        destroyed(occopus, id);
    }

    private Path prepared(String tutorial, String endpoint) throws IOException {
        Path source = TUTORIALS.resolve(tutorial);
        assumeTrue(Files.isDirectory(source), "skipped: there is no tutorial " + source);
        Path copy = Files.createDirectory(directory.resolve("tutorial"));
        Files.createDirectory(copy.resolve("nodes"));
        for (String file : List.of("infra-" + tutorial + ".yaml", "nodes/node_definitions.yaml")) {
            Files.writeString(
                    copy.resolve(file),
                    Files.readString(source.resolve(file))
                            .replace("replace_with_your_docker_endpoint", endpoint)
                            .replaceAll(
                                    "https://s3.lpds.sztaki.hu/docker/",
                                    engine.engine().archives().toUri().toString()));
        }
        return copy;
    }

    private static String built(Launcher occopus, String... arguments) {
        assertThat(occopus.run("import", "nodes/node_definitions.yaml").ok().output())
                .startsWith("Successfully imported nodes: ");
        String[] build = new String[arguments.length + 1];
        build[0] = "build";
        System.arraycopy(arguments, 0, build, 1, arguments.length);
        Launcher.Ended ended = occopus.run(build).ok();
        assertThat(ended.output()).contains("List of nodes/instances/addresses:");
        return ended.lastLine();
    }

    private void assertPinged(String id) {
        assertThat(site.client().status(id).state()).isEqualTo(InfrastructureState.RUNNING);
        String container = engine.containerOf(instanceOf(id, "ping-sender"));
        assertThat(Poll.until(
                        () -> engine.file(container, "/root/ping-result.txt").contains("packet loss"), PINGS))
                .isTrue();
        assertThat(engine.file(container, "/root/ping-result.txt")).contains(", 0% packet loss");
    }

    private String instanceOf(String id, String node) {
        InfrastructureStatus status = site.client().status(id);
        return status.node(node).orElseThrow().instances().getFirst().id();
    }

    private void destroyed(Launcher occopus, String id) {
        occopus.run("destroy", "-i", id).ok();
        assertThat(engine.containersOf(id)).isEmpty();
        assertThat(site.client().status(id).state()).isEqualTo(InfrastructureState.DESTROYED);
    }

    private String authenticationData() {
        return """
                resource:
                  - type: docker
                    auth_data:
                      ca: |
                %s
                      cert: |
                %s
                      key: |
                %s
                """.formatted(indented("ca.pem"), indented("cert.pem"), indented("key.pem"));
    }

    private String indented(String file) {
        return Arrays.stream(engine.engine().pem(file).split("\n"))
                .map(line -> " ".repeat(10) + line)
                .collect(Collectors.joining("\n"));
    }
}
