package org.occopus.plugins.docker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.occopus.plugins.docker.DockerResourceHandlerTest.failureOf;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Patience;
import org.occopus.testkit.Together;
import org.occopus.testkit.real.RealDocker;

/** Images, exits and refusals as a real engine has them. */
class DockerEngineTest {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(20));

    private final RealDocker real = RealDocker.orSkip();
    private final DockerRequests requests = new DockerRequests(real.socket());
    private final String image = "occopus-test-" + Owners.newId();
    private final DockerEngine engine = DockerEngine.open(DockerEndpoint.of(real.socket()), Optional.empty());
    private final ResourceHandler handler = new DockerResourceHandler(engine, new ServerFiles(true, Optional.empty()));
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void cleanUp() {
        handler.listOwned(OwnerTag.server(requests.owner.serverId()), DockerRequests.soon())
                .forEach(left -> engine.client()
                        .removeContainerCmd(left.id().value())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec());
        if (!engine.client()
                .listImagesCmd()
                .withFilter("reference", List.of(image))
                .exec()
                .isEmpty()) {
            engine.client().removeImageCmd(image + ":1").exec();
        }
        servers.forEach(server -> server.stop(0));
        handler.close();
    }

    private Resource create(Owner owner, Section section, Object command) {
        return handler.create(requests.request(owner, section, command));
    }

    private Resource create(String command) {
        var section = new Section(
                Map.of("endpoint", real.socket(), "origin", "local", "image", "busybox_ping", "tag", "latest"));
        return create(requests.owner, section, command);
    }

    private ProviderException failureFrom(String origin) {
        return failureOf(() -> create(requests.owner, requests.section(origin, image), "sleep 60"));
    }

    private Resource ended(Resource created) {
        PATIENCE.until(
                "the end of " + created.id(),
                () -> described(created).providerState().equals("exited"));
        return described(created);
    }

    private Resource described(Resource created) {
        return handler.describe(created.id(), DockerRequests.soon()).orElseThrow();
    }

    private String serve(int status, byte[] body, AtomicInteger count) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            count.incrementAndGet();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/image.tar";
    }

    private byte[] archive() throws IOException {
        return Files.readAllBytes(real.archives().resolve("busybox_helloworld.tar"));
    }

    @Test
    void runsAContainerWithAnAddress() {
        Resource created = create("sh -c 'echo \"$A and $B\"; sleep 60'");

        assertThat(created.state()).isEqualTo(ResourceState.RUNNING);
        assertThat(created.addresses()).singleElement().asString().matches("[0-9]+(\\.[0-9]+){3}");
        assertThat(created.privateAddress()).contains(created.addresses().get(0));
        assertThat(created.createdAt()).isPresent();
        assertThat(handler.listOwned(OwnerTag.instance(requests.owner.instanceId()), DockerRequests.soon()))
                .singleElement()
                .satisfies(listed -> assertThat(listed.addresses()).isEqualTo(created.addresses()));
    }

    @Test
    void handsOverEnvironmentAndCommand() {
        Resource ended = ended(create("sh -c 'echo \"$A and $B\"; exit 3'"));

        assertThat(ended.state()).isEqualTo(ResourceState.FAILED);
        assertThat(ended.fault()).contains("exited with code 3; its last words: 1 and two words");
        assertThat(handler.listOwned(OwnerTag.instance(requests.owner.instanceId()), DockerRequests.soon()))
                .singleElement()
                .satisfies(listed -> assertThat(listed.state()).isEqualTo(ResourceState.FAILED))
                .satisfies(listed -> assertThat(listed.fault()).contains("exited with code 3"));
    }

    @Test
    void callsACommandThatIsDoneStopped() {
        Resource ended = ended(create("true"));

        assertThat(ended.state()).isEqualTo(ResourceState.STOPPED);
        assertThat(ended.fault()).contains("exited with code 0");
    }

    @Test
    void importsAFileOfTheServer() {
        Resource created =
                create(requests.owner, requests.section(real.origin("busybox_helloworld.tar"), image), "sleep 60");

        assertThat(created.state()).isEqualTo(ResourceState.RUNNING);
    }

    @Test
    void importsAFileOverTlsToo() {
        var files = new ServerFiles(false, Optional.of(real.archives()));
        try (ResourceHandler overTls =
                DockerAccounts.open(real.overTls(), new DockerEnvironment(false, Optional.empty(), files))) {
            Section section = requests.section(real.origin("busybox_helloworld.tar"), image);

            assertThat(overTls.create(requests.request(section, "sleep 60")).state())
                    .isEqualTo(ResourceState.RUNNING);
        }
    }

    @Test
    void importsAnAddressOnceForManyNodes() throws IOException {
        var downloads = new AtomicInteger();
        Section section = requests.section(serve(200, archive(), downloads), image);
        List<Resource> created = Together.call(5, () -> create(Owners.siblingOf(requests.owner), section, "sleep 60"));

        assertThat(created).extracting(Resource::state).containsOnly(ResourceState.RUNNING);
        assertThat(downloads).hasValue(1);
        assertThat(requests.progress).anySatisfy(line -> assertThat(line).startsWith(image + ":1: "));
    }

    @Test
    void refusesAnArchiveThatIsBroken() throws IOException {
        ProviderException failure = failureFrom(
                serve(200, "no archive at all".repeat(100).getBytes(StandardCharsets.UTF_8), new AtomicInteger()));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("tar");
    }

    @Test
    void refusesAnAddressWithoutAnArchive() throws IOException {
        assertThat(failureFrom(serve(404, "gone".getBytes(StandardCharsets.UTF_8), new AtomicInteger()))
                        .kind())
                .isEqualTo(ProviderFailure.REFUSED);
    }

    @Test
    void triesAgainWhenTheOriginCannotBeReached() {
        for (String origin : List.of("http://127.0.0.1:9/image.tar", "dockerhub")) {
            ProviderException failure = failureFrom(origin);
            assertThat(failure.kind()).isEqualTo(ProviderFailure.PROVIDER_FAULT);
            assertThat(failure).hasMessageContaining("connection refused");
        }
    }

    @Test
    void refusesALocalImageThatIsNotThere() {
        assertThat(failureFrom("local").kind()).isEqualTo(ProviderFailure.REFUSED);
    }

    @Test
    void leavesNothingBehindWhenTheCommandIsMissing() {
        ProviderException failure = failureOf(() -> create("no-such-command --now"));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("no-such-command").hasMessageContaining("executable file not found");
        assertThat(handler.listOwned(OwnerTag.server(requests.owner.serverId()), DockerRequests.soon()))
                .isEmpty();
    }

    @Test
    void refusesAnImageWithoutACommandWhenTheNodeHasNone() {
        create(requests.owner, requests.section(real.origin("busybox_helloworld.tar"), image), "sleep 60");
        CreateRequest request =
                requests.request(Owners.siblingOf(requests.owner), requests.section("local", image), UserData.none());

        ProviderException failure = failureOf(() -> handler.create(request));
        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("No command specified");
    }

    @Test
    void startsWhatADeadServerOnlyCreated() {
        CreateRequest request = requests.request(
                new Section(
                        Map.of("endpoint", real.socket(), "origin", "local", "image", "busybox_ping", "tag", "latest")),
                "sleep 60");
        var spec = ContainerSpec.of(DockerSettings.of(request.settings()), request);
        new Containers(engine).create(spec, DockerRequests.soon());
        assertThat(handler.listOwned(OwnerTag.instance(request.token()), DockerRequests.soon()))
                .singleElement()
                .satisfies(listed -> assertThat(listed.state()).isEqualTo(ResourceState.PENDING));

        assertThat(handler.create(request).state()).isEqualTo(ResourceState.RUNNING);
    }

    private Deletion deleteCompletely(Resource resource) {
        PATIENCE.until(
                "the removal of " + resource.id(),
                () -> handler.delete(resource.id(), DockerRequests.soon()) == Deletion.DONE);
        return Deletion.DONE;
    }

    @Test
    void letsAContainerEndInOrder() {
        Resource polite = create("sh -c 'trap \"echo bye; exit 0\" TERM; sleep 60 & wait'");
        assertThat(handler.delete(polite.id(), DockerRequests.soon())).isEqualTo(Deletion.DONE);

        Resource stubborn = create("sleep 60");
        assertThat(handler.delete(stubborn.id(), DockerRequests.soon())).isEqualTo(Deletion.UNDER_WAY);
        deleteCompletely(stubborn);
    }

    @Test
    void stopsAPausedContainerToo() {
        Resource created = create("sleep 60");
        engine.client().pauseContainerCmd(created.id().value()).exec();

        assertThat(described(created).state()).isEqualTo(ResourceState.STOPPED);
        deleteCompletely(created);
        assertThat(handler.describe(created.id(), DockerRequests.soon())).isEmpty();
    }

    @Test
    void deletesManyAtOnce() {
        List<Resource> created = Together.call(
                8,
                () -> create(
                        Owners.siblingOf(requests.owner),
                        new Section(Map.of(
                                "endpoint",
                                real.socket(),
                                "origin",
                                "local",
                                "image",
                                "busybox_ping",
                                "tag",
                                "latest")),
                        "sleep 60"));
        var left = new ArrayList<>(created);

        assertThat(Together.call(8, () -> {
                    Resource next;
                    synchronized (left) {
                        next = left.remove(0);
                    }
                    return deleteCompletely(next);
                }))
                .containsOnly(Deletion.DONE);
        assertThat(handler.listOwned(OwnerTag.server(requests.owner.serverId()), DockerRequests.soon()))
                .isEmpty();
    }

    @Test
    void deletesAnonymousVolumesToo() throws IOException {
        importWithVolume();
        Resource created = create(requests.owner, requests.section("local", image), "sleep 60");
        String volume = requireNonNull(engine.client()
                        .inspectContainerCmd(created.id().value())
                        .exec()
                        .getMounts())
                .get(0)
                .getName();
        deleteCompletely(created);

        assertThatThrownBy(() -> engine.client().inspectVolumeCmd(volume).exec())
                .isInstanceOf(NotFoundException.class);
    }

    private void importWithVolume() throws IOException {
        String path = "/images/create?fromSrc=-&repo=" + image + "&tag=1&changes=VOLUME%20/data";
        try (InputStream archive = Files.newInputStream(real.archives().resolve("busybox_helloworld.tar"));
                Response answer = engine.transport()
                        .execute(Request.builder()
                                .method(Request.Method.POST)
                                .path(path)
                                .body(archive)
                                .build())) {
            assertThat(new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("sha256:");
        }
    }

    @Test
    void sendsNothingThatIsNoArchive() {
        assertThat(failureFrom(Path.of("/etc/passwd").toUri().toString()).kind())
                .isEqualTo(ProviderFailure.REFUSED);
    }
}
