package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.Together;

/** Tokens, regions and the answers of services that are not well. */
class NovaLoginTest {
    private static final int MANY = 12;

    private final FakeOpenStack cloud = new FakeOpenStack();

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static List<Resource> list(ResourceHandler handler) {
        return handler.listOwned(OwnerTag.server(Owners.newId()), Deadline.in(Duration.ofSeconds(20)));
    }

    private ResourceHandler opened(Section credentials) {
        return new NovaFactory().open(cloud.account(credentials));
    }

    private ResourceHandler openedWith(String key, String value) {
        var settings = new HashMap<>(cloud.account().settings().values());
        settings.put(key, value);
        return new NovaFactory().open(new Account(new Section(settings), FakeKeystone.PASSWORD));
    }

    private static ObjectAssert<ProviderException> assertFails(ResourceHandler handler) {
        return assertThatThrownBy(() -> list(handler)).asInstanceOf(type(ProviderException.class));
    }

    @Test
    void logsInOnceForManyCalls() {
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        Together.call(MANY, () -> list(handler));

        assertThat(cloud.keystone.logins).isEqualTo(1);
    }

    @Test
    void logsInOnceMoreWhenTheTokenIsRefused() {
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        list(handler);
        cloud.keystone.revokeTokens();
        Together.call(MANY, () -> list(handler));

        assertThat(cloud.keystone.logins).isEqualTo(2);
    }

    @Test
    void logsInAgainForATokenThatHasExpired() {
        cloud.keystone.expires = "2031-01-01T00:00:00.000000Z";
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        list(handler);
        int before = cloud.keystone.logins;
        list(handler);

        assertThat(cloud.keystone.logins).isGreaterThan(before);
    }

    @Test
    void givesUpWhenTheNewTokenIsRefusedToo() {
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        for (int call = 0; call < 2; call++) {
            cloud.answerNext("GET /compute", FakeAnswer.refusal(401, "no"));
        }

        assertFails(handler).returns(ProviderFailure.UNAUTHORISED, ProviderException::kind);
    }

    @Test
    void logsInWithAnApplicationCredential() {
        assertThat(list(opened(FakeKeystone.APPLICATION))).isEmpty();
    }

    @Test
    void refusesAnApplicationCredentialOfAnotherProject() {
        cloud.keystone.applicationProject = "project-2";

        assertFails(opened(FakeKeystone.APPLICATION))
                .returns(ProviderFailure.UNAUTHORISED, ProviderException::kind)
                .extracting(ProviderException::getMessage)
                .asString()
                .contains("project 'project-1'", "opens project 'project-2' instead");
    }

    @Test
    void saysWhoseLoginWasRefusedButNotThePassword() {
        assertFails(opened(new Section(Map.of("username", "demo", "password", "hunter2"))))
                .returns(ProviderFailure.UNAUTHORISED, ProviderException::kind)
                .extracting(ProviderException::getMessage)
                .asString()
                .contains("user 'demo' of domain 'Default'", cloud.keystone.address(), "check the auth data")
                .doesNotContain("hunter2");
    }

    @Test
    void goesToTheServicesOfItsRegion() {
        assertFails(openedWith("region_name", "two"));

        assertThat(cloud.count("GET /two/compute/v2.1/servers")).isEqualTo(1);
    }

    @Test
    void saysWhenARegionHasNoServices() {
        assertFails(openedWith("region_name", "three"))
                .returns(ProviderFailure.REFUSED, ProviderException::kind)
                .extracting(ProviderException::getMessage)
                .asString()
                .contains("no compute service in region 'three'");
    }

    @Test
    void failsWhenAListingIsAnswered404() {
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        cloud.answerNext("GET /compute", FakeAnswer.empty(404));

        assertFails(handler).returns(ProviderFailure.REFUSED, ProviderException::kind);
    }

    @Test
    void staysInTheRegionThatTheFirstCatalogueNamesFirst() {
        cloud.keystone.turnsRegions = true;
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        list(handler);
        cloud.keystone.revokeTokens();
        list(handler);

        assertThat(cloud.keystone.logins).isEqualTo(2);
        assertThat(cloud.count("GET /two/")).isZero();
    }

    @Test
    void takesACatalogueWhoseAddressesEndWithASlash() {
        cloud.keystone.endOfAddresses = "/";
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        var everything = cloud.settings(Map.of("floating_ip", "yes", "volume_size", 0, "image_id", "tiny"));
        handler.create(Requests.of(Owners.any(), everything));
        list(handler);

        assertThat(cloud.requests).noneMatch(request -> request.contains("//"));
        assertThat(cloud.project.servers).hasSize(1);
    }

    @Test
    void failsWhenALaterPageFails() {
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        for (int server = 0; server < MANY; server++) {
            FakeProject.add(cloud.project.servers, "s" + server, "foreign");
        }
        cloud.answerNext("GET /compute/v2.1/servers/detail?marker=", FakeAnswer.refusal(500, "Unexpected API Error."));

        assertFails(handler).returns(ProviderFailure.PROVIDER_FAULT, ProviderException::kind);
    }

    @Test
    void doesNotTakeTheAnswerOfAnotherWebServerForAServersEnd() {
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        cloud.answerNext("GET /compute", new FakeAnswer(404, Map.of(), "<html><h1>Not Found</h1></html>"));

        assertThatThrownBy(() -> handler.describe(new ResourceId("s1"), Deadline.in(Duration.ofSeconds(20))))
                .hasMessageContaining("the cloud says 'Not Found' (404)");
    }

    @Test
    void waitsAsLongAsTheCloudAsks() {
        ResourceHandler handler = opened(FakeKeystone.PASSWORD);
        cloud.answerNext("GET /compute", FakeAnswer.refusal(429, "slow down").with("Retry-After", "17"));

        assertFails(handler)
                .returns(ProviderFailure.THROTTLED, ProviderException::kind)
                .extracting(failure -> failure.retryAfter().orElseThrow())
                .isEqualTo(Duration.ofSeconds(17));
    }
}
