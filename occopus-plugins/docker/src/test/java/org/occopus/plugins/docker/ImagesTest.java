package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.plugins.docker.DockerResourceHandlerTest.failureOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.plugins.docker.FakeDockerEngine.Route;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Patience;
import org.occopus.testkit.Together;

class ImagesTest {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(20));

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeDockerEngine engine = new FakeDockerEngine();
    private final DockerRequests requests = new DockerRequests(engine.endpoint());
    private final ResourceHandler handler = open(new ServerFiles(true, Optional.empty()));

    @AfterEach
    void stop() {
        engine.close();
        handler.close();
        threads.close();
    }

    private ResourceHandler open(ServerFiles files) {
        return DockerAccounts.open(requests.account(), new DockerEnvironment(false, Optional.empty(), files));
    }

    private Resource create(String origin) {
        return handler.create(
                requests.request(Owners.siblingOf(requests.owner), requests.section(origin, "busybox"), "sleep 5"));
    }

    private ProviderException failureFrom(String origin) {
        return failureOf(() -> create(origin));
    }

    @ParameterizedTest
    @CsvSource({
        "dockerhub, fromImage=busybox&tag=1",
        "registry.example.org:5000/team, fromImage=registry.example.org%3A5000%2Fteam%2Fbusybox&tag=1",
        "http://example.org/a.tar?x=1, fromSrc=http%3A%2F%2Fexample.org%2Fa.tar%3Fx%3D1&repo=busybox&tag=1"
    })
    void fetchesFromTheOrigin(String origin, String query) {
        create(origin);

        assertThat(engine.requests).contains("POST /images/create?" + query);
        assertThat(requests.progress).anySatisfy(line -> assertThat(line).contains("busybox:1: a1 Pull complete"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dockerhub", "local", "http://example.org/a.tar"})
    void usesWhatTheEngineHas(String origin) {
        engine.images.add("busybox:1");
        create(origin);

        assertThat(engine.count("POST", "/images")).isZero();
    }

    @Test
    void refusesALocalImageThatIsNotThere() {
        ProviderException failure = failureFrom("local");

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("busybox:1").hasMessageContaining("build or load it");
    }

    @Test
    void sendsAFileOfTheServer() throws IOException {
        byte[] archive = new byte[1024];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, archive, 257, 5);
        Path file = Files.write(directory.resolve("image.tar"), archive);
        create(file.toUri().toString());

        assertThat(engine.requests).contains("POST /images/create?fromSrc=-&repo=busybox&tag=1");
        assertThat(engine.received).isEqualTo(archive);
    }

    @Test
    void sendsNoFileThatTheServerDoesNotGiveAway() throws IOException {
        Path file = Files.write(directory.resolve("image.tar"), new byte[1024]);
        Section section = requests.section(file.toUri().toString(), "busybox");

        try (ResourceHandler other = open(ServerFiles.NONE)) {
            ProviderException failure = failureOf(() -> other.create(requests.request(section, "sleep 5")));
            assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
            assertThat(failure).hasMessageContaining(file.toString()).hasMessageContaining("OCCOPUS_IMAGE_DIR");
        }
        assertThat(engine.count("POST", "/images")).isZero();
    }

    @Test
    void sendsNoOtherFileThanArchives() throws IOException {
        Path file = Files.writeString(directory.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\n".repeat(50));

        for (Path unusable : List.of(file, directory, directory.resolve("gone"))) {
            ProviderException failure = failureFrom(unusable.toUri().toString().replaceFirst("/$", ""));
            assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
            assertThat(failure).hasMessageContaining(unusable.toString());
        }
        assertThat(engine.count("POST", "/images")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Error processing tar file(exit status 1): archive/tar: invalid tar header, REFUSED",
        "manifest for busybox:1 not found: manifest unknown, REFUSED",
        "toomanyrequests: You have reached your pull rate limit, THROTTLED",
        "write /var/lib/x: no space left on device, NO_CAPACITY",
        "dial tcp: lookup registry-1.docker.io: no such host, PROVIDER_FAULT"
    })
    void readsAnErrorInTheLastLineOfAGoodAnswer(String words, ProviderFailure kind) {
        engine.fetchAnswer = "{\"status\":\"Importing\"}\n{\"errorDetail\":{\"message\":\"" + words + "\"},\"error\":\""
                + words + "\"}\n";
        ProviderException failure = failureFrom("http://example.org/a.tar");

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(words).hasMessageContaining("busybox:1");
        assertThat(engine.containers).isEmpty();
    }

    @Test
    void refusesAnImageThatTheRegistryDoesNotHave() {
        engine.failNext(Route.FETCH, 404, "pull access denied for busybox, repository does not exist");

        assertThat(failureFrom("dockerhub").kind()).isEqualTo(ProviderFailure.REFUSED);
    }

    @Test
    void leavesTheOutcomeOpenWhenTheTransferBreaksOff() {
        engine.loseNext(Route.FETCH);

        assertThat(failureFrom("dockerhub").kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
    }

    @Test
    void refusesWhenTheEngineMissesTheImageAfterAGoodTransfer() {
        engine.failNext(Route.CREATE, 404, "No such image: busybox:1");
        engine.failNext(Route.CREATE, 404, "No such image: busybox:1");

        assertThat(failureFrom("dockerhub").kind()).isEqualTo(ProviderFailure.REFUSED);
    }

    @Test
    void fetchesOnceForManyNodes() {
        engine.hang(Route.FETCH);
        var created = CompletableFuture.supplyAsync(() -> Together.call(8, () -> create("dockerhub")), threads);
        PATIENCE.until("seven nodes that wait", () -> waiting() == 7);
        engine.release();

        assertThat(created.join()).extracting(Resource::id).doesNotHaveDuplicates();
        assertThat(engine.count("POST", "/images")).isEqualTo(1);
    }

    @Test
    void tellsEveryWaitingNodeThatTheImageCannotBeHad() {
        engine.hang(Route.FETCH);
        engine.failNext(Route.FETCH, 404, "manifest unknown");
        var failures = CompletableFuture.supplyAsync(() -> Together.call(4, () -> failureFrom("dockerhub")), threads);
        PATIENCE.until("three nodes that wait", () -> waiting() == 3);
        engine.release();

        assertThat(failures.join()).extracting(ProviderException::kind).containsOnly(ProviderFailure.REFUSED);
        assertThat(engine.count("POST", "/images")).isEqualTo(1);
    }

    @Test
    void letsAWaitingNodeTryItselfWhenTheFetchingOneLearnsNothing() {
        engine.hang(Route.FETCH);
        engine.loseNext(Route.FETCH);
        var first = CompletableFuture.supplyAsync(() -> failureFrom("dockerhub"), threads);
        PATIENCE.until("a request for the image", () -> engine.count("GET", "/images") == 1);
        var second = CompletableFuture.supplyAsync(() -> create("dockerhub"), threads);
        PATIENCE.until("a node that waits", () -> waiting() == 1);
        engine.release();

        assertThat(first.join().kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        assertThat(second.join().id()).isNotNull();
        assertThat(engine.count("GET", "/images")).isEqualTo(2);
    }

    private long waiting() {
        return List.copyOf(requests.progress).stream()
                .filter(line -> line.contains("waiting for another node"))
                .count();
    }
}
