package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.plugins.docker.FakeDockerEngine.Route;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

class DockerResourceHandlerTest {
    private final FakeDockerEngine engine = new FakeDockerEngine();
    private final DockerRequests requests = new DockerRequests(engine.endpoint());
    private final ResourceHandler handler = new DockerFactory().open(requests.account());

    DockerResourceHandlerTest() {
        engine.images.add("busybox:1");
    }

    @AfterEach
    void stop() {
        engine.close();
        handler.close();
    }

    static ProviderException failureOf(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(ProviderException.class))
                .actual();
    }

    private CreateRequest request() {
        return requests.request("local", "sh -c 'sleep 5'");
    }

    private Resource described(Resource created) {
        return handler.describe(created.id(), DockerRequests.soon()).orElseThrow();
    }

    @Test
    void asksForWhatTheNodeDefinitionSays() {
        handler.create(request());
        FakeContainer container = engine.only();

        assertThat(container.name).isEqualTo(request().name());
        assertThat(container.command()).containsExactly("sh", "-c", "sleep 5");
        assertThat(FakeContainer.texts(container.wish.path("Env"))).containsExactly("A=1", "B=two words");
        assertThat(requests.owner.tags()).allMatch(tag -> container.carries(tag.key() + "=" + tag.value()));
        assertThat(container.wish.path("Hostname").asText("")).isEmpty();
    }

    @Test
    void leavesCommandAndEnvironmentToTheImageWhenTheNodeHasNone() {
        handler.create(requests.request(requests.owner, requests.section("local", "busybox"), UserData.none()));

        assertThat(engine.only().command()).isEmpty();
        assertThat(FakeContainer.texts(engine.only().wish.path("Env"))).isEmpty();
    }

    @Test
    void takesACommandAsListAndAnEnvironmentAsMapping() {
        var userData = new UserData(
                Optional.of("#cloud-config"), Map.of("command", List.of("sleep", 5), "env", Map.of("A", 1)));
        handler.create(requests.request(requests.owner, requests.section("local", "busybox"), userData));

        assertThat(engine.only().command()).containsExactly("sleep", "5");
        assertThat(FakeContainer.texts(engine.only().wish.path("Env"))).containsExactly("A=1");
        assertThat(requests.progress).singleElement().asString().contains("is not used");
    }

    @Test
    void namesHostAndContainerAfterTheNameSetting() {
        var values = new HashMap<>(requests.section("local", "busybox").values());
        values.put("name", "web");
        handler.create(requests.request(new Section(values), "sleep 5"));

        assertThat(engine.only().wish.path("Hostname").asText()).isEqualTo("web");
        assertThat(engine.only().name)
                .isEqualTo("web-" + requests.owner.instanceId().substring(0, 8));
    }

    @Test
    void showsStateAddressesAndAge() {
        Resource created = handler.create(request());

        assertThat(created.state()).isEqualTo(ResourceState.RUNNING);
        assertThat(created.providerState()).isEqualTo("running");
        assertThat(created.addresses()).containsExactly("172.17.0.2", "10.0.0.2");
        assertThat(created.privateAddress()).contains("172.17.0.2");
        assertThat(created.createdAt())
                .hasValueSatisfying(at -> assertThat(at).hasToString("2023-11-14T22:13:20.500Z"));
        assertThat(handler.listOwned(OwnerTag.instance(requests.owner.instanceId()), DockerRequests.soon()))
                .singleElement()
                .satisfies(listed -> assertThat(listed.addresses()).isEqualTo(created.addresses()));
    }

    @Test
    void startsWhatAnEarlierCallOnlyCreated() {
        engine.failNext(Route.START, 500, "driver failed programming external connectivity");
        assertThat(failureOf(() -> handler.create(request())).kind()).isEqualTo(ProviderFailure.PROVIDER_FAULT);
        assertThat(engine.only().state).isEqualTo("created");

        assertThat(handler.create(request()).state()).isEqualTo(ResourceState.RUNNING);
        assertThat(engine.containers).hasSize(1);
    }

    @Test
    void findsTheResourceWhateverAnswerIsLost() {
        for (Route route : List.of(Route.CREATE, Route.START)) {
            Owner owner = Owners.siblingOf(requests.owner);
            CreateRequest request = requests.request(owner, requests.section("local", "busybox"), "sleep 5");
            engine.loseNext(route);

            assertThat(failureOf(() -> handler.create(request)).kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
            assertThat(handler.create(request).state()).isEqualTo(ResourceState.RUNNING);
        }
        assertThat(engine.containers).hasSize(2);
    }

    @Test
    void returnsTheSameResourceAfterItHasEnded() {
        Resource created = handler.create(request());
        engine.only().state = "exited";
        engine.only().exitCode = 0;

        Resource again = handler.create(request());
        assertThat(again.id()).isEqualTo(created.id());
        assertThat(again.state()).isEqualTo(ResourceState.STOPPED);
    }

    @Test
    void refusesANameThatBelongsToAnother() {
        Owner other = Owners.siblingOf(requests.owner);
        handler.create(request());
        var clash = new CreateRequest(
                other, request().name(), request().settings(), UserData.none(), line -> {}, DockerRequests.soon());

        ProviderException failure = failureOf(() -> handler.create(clash));
        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining(request().name()).hasMessageContaining(engine.only().id);
        assertThat(engine.containers).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenTheCommandIsMissing() {
        ProviderException failure =
                failureOf(() -> handler.create(requests.request("local", FakeDockerEngine.MISSING_COMMAND)));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("executable file not found");
        assertThat(engine.containers).isEmpty();
    }

    @Test
    void keepsTheReasonWhenTheRemovalOfWhatCouldNotStartFails() {
        engine.failNext(Route.REMOVE, 500, "device or resource busy");
        ProviderException failure =
                failureOf(() -> handler.create(requests.request("local", FakeDockerEngine.MISSING_COMMAND)));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(handler.listOwned(OwnerTag.instance(requests.owner.instanceId()), DockerRequests.soon()))
                .hasSize(1);
    }

    @Test
    void refusesUserDataItCannotReadWithoutShowingIt() {
        Stream.of(Map.of("env", List.of("=secret")), Map.of("env", "secret"), Map.of("command", "sh -c 'secret"))
                .forEach(attributes -> {
                    var userData = new UserData(Optional.empty(), Map.copyOf(attributes));
                    ProviderException failure = failureOf(() -> handler.create(
                            requests.request(requests.owner, requests.section("local", "busybox"), userData)));
                    assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
                    assertThat(failure.getMessage()).doesNotContain("secret");
                });
    }

    @Test
    void tellsWhyAContainerEnded() {
        Resource created = handler.create(request());
        FakeContainer container = engine.only();
        container.state = "exited";
        container.exitCode = 137;
        engine.log = "\u0002\0\0\0\0\0\0\u0005boom\n";

        assertThat(described(created).state()).isEqualTo(ResourceState.FAILED);
        assertThat(described(created).fault())
                .contains("exited with code 137, killed for lack of memory; its last words: boom");
        assertThat(handler.listOwned(OwnerTag.node("web"), DockerRequests.soon()))
                .singleElement()
                .satisfies(listed -> assertThat(listed.fault()).contains("exited with code 137"))
                .satisfies(listed -> assertThat(listed.state()).isEqualTo(ResourceState.FAILED));
    }

    @Test
    void describesWithoutLastWordsWhenTheyCannotBeRead() {
        Resource created = handler.create(request());
        engine.only().state = "exited";
        engine.only().exitCode = 3;
        engine.failNext(Route.LOGS, 500, "configured logging driver does not support reading");

        assertThat(described(created).fault()).contains("exited with code 3");
    }

    @Test
    void listsInOneRequestWhatRunsAndWhatDoesNot() {
        handler.create(request());
        handler.create(
                requests.request(Owners.siblingOf(requests.owner), requests.section("local", "busybox"), "sleep 5"));
        engine.only().state = "exited";
        engine.requests.clear();

        assertThat(handler.listOwned(OwnerTag.infrastructure(requests.owner.infrastructureId()), DockerRequests.soon()))
                .hasSize(2);
        assertThat(engine.requests).hasSize(1);
    }

    @Test
    void failsTheListingRatherThanShortenIt() {
        engine.failNext(Route.LIST, 500, "layer does not exist");

        assertThat(failureOf(() -> handler.listOwned(OwnerTag.node("web"), DockerRequests.soon()))
                        .kind())
                .isEqualTo(ProviderFailure.PROVIDER_FAULT);
    }

    @Test
    void believesOnlyDockerThatAContainerIsGone() {
        var id = new ResourceId("abc");
        engine.failNext(Route.REMOVE, 404, "page not found");
        engine.failNext(Route.INSPECT, 404, "page not found");

        assertThat(failureOf(() -> handler.delete(id, DockerRequests.soon())).kind())
                .isEqualTo(ProviderFailure.REFUSED);
        assertThat(failureOf(() -> handler.describe(id, DockerRequests.soon())).kind())
                .isEqualTo(ProviderFailure.REFUSED);
    }

    @Test
    void repeatsWhenTheContainerGoesAwayMeanwhile() {
        engine.failNext(Route.START, 404, "No such container: abc");
        assertThat(failureOf(() -> handler.create(request())).kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        engine.failNext(Route.INSPECT, 404, "No such container: abc");
        assertThat(failureOf(() -> handler.create(request())).kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        assertThat(handler.create(request()).state()).isEqualTo(ResourceState.RUNNING);
    }

    @Test
    void asksNothingWhenItIsTooLate() {
        CreateRequest late = Requests.due(request(), Deadline.in(Duration.ZERO));

        assertThat(failureOf(() -> handler.create(late)).kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void saysThatNothingListensThere() {
        var account = new DockerRequests("tcp://127.0.0.1:1").account();
        var absent = new DockerRequests("unix:///no/such/docker.sock").account();
        for (var unreachable : List.of(account, absent)) {
            try (ResourceHandler other = new DockerFactory().open(unreachable)) {
                ProviderException failure = failureOf(() -> other.create(request()));
                assertThat(failure.kind()).isEqualTo(ProviderFailure.UNREACHABLE);
                assertThat(failure).hasMessageContaining(unreachable.settings().required("endpoint"));
            }
        }
    }
}
