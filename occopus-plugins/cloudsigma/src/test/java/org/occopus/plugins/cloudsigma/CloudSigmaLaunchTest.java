package org.occopus.plugins.cloudsigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

/** A creation takes several calls: nothing waits, and every look brings it on. */
class CloudSigmaLaunchTest {
    private final FakeCloudSigma cloud = new FakeCloudSigma();
    private final ResourceHandler handler = new CloudSigmaFactory().open(cloud.account());
    private final Owner owner = Owners.any();

    @BeforeEach
    void cloneSlowly() {
        cloud.location.clonesComplete = false;
    }

    @AfterEach
    void stop() {
        handler.close();
        cloud.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    private CreateRequest request() {
        return Requests.of(owner, cloud.section());
    }

    private CreateRequest requestWith(Map<String, Object> description) {
        return Requests.of(
                owner,
                new Section(Map.of("libdrive_id", FakeLocation.LIBRARY_DRIVE, "description", description)),
                new UserData(Optional.of("#cloud-config\n"), Map.of()));
    }

    private Resource listedServer() {
        return handler.listOwned(OwnerTag.instance(owner.instanceId()), soon()).stream()
                .filter(resource -> !resource.companion())
                .findFirst()
                .orElseThrow();
    }

    private Resource launched() {
        cloud.location.clonesComplete = true;
        handler.create(request());
        listedServer();
        listedServer();
        return listedServer();
    }

    private ObjectNode onlyServer() {
        assertThat(cloud.location.servers).hasSize(1);
        return cloud.location.servers.values().iterator().next();
    }

    @Test
    void namesTheServerWhileItsDriveIsStillBeingCloned() {
        Resource created = handler.create(request());

        assertThat(created.state()).isEqualTo(ResourceState.PENDING);
        assertThat(created.providerState()).isEqualTo("stopped, drive cloning_dst");
        assertThat(handler.describe(created.id(), soon())).contains(created);
        assertThat(listedServer()).isEqualTo(created);
        assertThat(cloud.web.count("PUT /api/2.0")).isZero();
    }

    @Test
    void startsTheServerWhenAListingFindsTheDriveComplete() {
        Resource created = handler.create(request());
        cloud.location.clonesComplete = true;
        listedServer();

        assertThat(listedServer().providerState()).isEqualTo("starting");
        Resource running = listedServer();
        assertThat(running.id()).isEqualTo(created.id());
        assertThat(running.state()).isEqualTo(ResourceState.RUNNING);
        assertThat(running.addresses()).containsExactly("162.213.38.2");
        assertThat(running.privateAddress()).contains("162.213.38.2");
    }

    @Test
    void bootsFromTheDriveThatWasClonedForIt() {
        launched();
        JsonNode attached = onlyServer().path("drives").path(0);

        assertThat(onlyServer().path("drives")).hasSize(1);
        assertThat(cloud.location.drives)
                .containsOnlyKeys(attached.path("drive").asText());
        assertThat(attached.path("boot_order").asInt()).isEqualTo(1);
        assertThat(attached.path("dev_channel").asText()).isEqualTo("0:0");
        assertThat(attached.path("device").asText()).isEqualTo("virtio");
    }

    @Test
    void startsTheServerWhenItIsDescribed() {
        Resource created = handler.create(request());
        cloud.location.clonesComplete = true;
        handler.describe(created.id(), soon());

        assertThat(handler.describe(created.id(), soon()).orElseThrow().state()).isEqualTo(ResourceState.PENDING);
        assertThat(cloud.web.count("POST /api/2.0/servers/" + created.id() + "/action/?do=start"))
                .isEqualTo(1);
    }

    @Test
    void startsTheServerWhenItsCreationIsRepeated() {
        Resource created = handler.create(request());
        cloud.location.clonesComplete = true;
        handler.create(request());

        assertThat(handler.create(request()).id()).isEqualTo(created.id());
        assertThat(cloud.web.count("POST /api/2.0/servers/" + created.id() + "/action/?do=start"))
                .isEqualTo(1);
        assertThat(cloud.web.count("POST /api/2.0/libdrives/")).isEqualTo(1);
    }

    @Test
    void startsAServerOnlyOnce() throws FakeLocation.Refusal {
        Resource running = launched();
        cloud.location.stop(running.id().value());
        listedServer();

        assertThat(listedServer().state()).isEqualTo(ResourceState.STOPPED);
        assertThat(cloud.web.count("POST /api/2.0/servers/" + running.id() + "/action/?do=start"))
                .isEqualTo(1);
    }

    @Test
    void keepsTheDefinitionWhenItTakesTheMarkOfTheLaunchAway() {
        launched();

        assertThat(onlyServer().path("meta").has(Server.LAUNCH)).isFalse();
        assertThat(OwnerMarks.ofMeta(onlyServer().path("meta"))).contains(owner);
        assertThat(onlyServer().path("vnc_password").asText()).isEqualTo("secret");
    }

    @Test
    void triesAStartAgainThatFoundNoRoom() {
        handler.create(request());
        cloud.location.clonesComplete = true;
        cloud.web.failNext("POST /api/2.0/servers/", FakeCloudSigma.error(503, "backend", "Out of capacity"));
        Resource held = listedServer();

        assertThat(held.state()).isEqualTo(ResourceState.PENDING);
        assertThat(held.fault().orElseThrow()).contains("(503)");
        assertThat(listedServer().providerState()).isEqualTo("starting");
    }

    @Test
    void givesAServerUpThatTheAccountCannotPay() {
        handler.create(request());
        cloud.location.clonesComplete = true;
        cloud.web.failNext("POST /api/2.0/servers/", FakeCloudSigma.error(402, "billing", "Not enough funds"));
        Resource held = listedServer();

        assertThat(held.state()).isEqualTo(ResourceState.FAILED);
        assertThat(held.fault().orElseThrow()).contains("Not enough funds");
    }

    @Test
    void givesAServerUpWhoseDriveIsGone() {
        handler.create(request());
        cloud.location.drives.clear();

        assertThat(listedServer().state()).isEqualTo(ResourceState.FAILED);
    }

    @Test
    void keepsOneDriveWhenTheAnswerToItsCloneIsLost() {
        cloud.web.loseNext("POST /api/2.0/libdrives/");
        assertThatThrownBy(() -> handler.create(request())).isInstanceOf(ProviderException.class);
        handler.create(request());

        assertThat(cloud.location.drives).hasSize(1);
        assertThat(handler.listOwned(OwnerTag.server(owner.serverId()), soon()))
                .extracting(Resource::owner)
                .containsExactly(owner, owner);
    }

    @Test
    void leavesNothingWhenTheLibraryHasNoSuchDrive() {
        var section = new Section(
                Map.of("libdrive_id", "no-such", "description", Map.of("cpu", 1, "mem", 1, "vnc_password", "secret")));

        assertThatThrownBy(() -> handler.create(Requests.of(owner, section)))
                .hasMessageContaining("clone of the library drive no-such")
                .hasMessageContaining("correct the resource section");
        assertThat(handler.listOwned(OwnerTag.server(owner.serverId()), soon())).isEmpty();
    }

    @Test
    void handsTheContextToCloudInit() {
        handler.create(requestWith(Map.of(
                "cpu", 1, "mem", 1, "vnc_password", "x", "meta", Map.of("base64_fields", "a, b", "purpose", "test"))));
        JsonNode meta = onlyServer().path("meta");

        assertThat(meta.path("base64_fields").asText()).isEqualTo("a,b,cloudinit-user-data");
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(meta.path("cloudinit-user-data").asText()),
                        StandardCharsets.UTF_8))
                .isEqualTo("#cloud-config\n");
        assertThat(meta.path("purpose").asText()).isEqualTo("test");
        assertThat(OwnerMarks.ofMeta(meta)).contains(owner);
    }

    @Test
    void refusesMetaThatIsNoMapping() {
        Map<String, Object> description = Map.of("cpu", 1, "mem", 1, "vnc_password", "x", "meta", "text");

        assertThatThrownBy(() -> handler.create(requestWith(description)))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("'meta' of the description must be a mapping");
        assertThat(cloud.location.drives).isEmpty();
    }

    @Test
    void namesTheServerAsTheUserSays() {
        handler.create(requestWith(Map.of("cpu", 1, "mem", 1, "vnc_password", "x", "name", "head")));

        assertThat(onlyServer().path("name").asText()).isEqualTo("head");
    }

    @Test
    void attachesDrivesOfTheUserAfterTheClonedOne() {
        String data = cloud.location.addDrive("data").path("uuid").asText();
        Map<String, Object> attached = Map.of("dev_channel", "0:1", "device", "virtio", "drive", data);
        cloud.location.clonesComplete = true;
        handler.create(requestWith(Map.of("cpu", 1, "mem", 1, "vnc_password", "x", "drives", List.of(attached))));
        listedServer();
        listedServer();

        assertThat(onlyServer().path("drives")).hasSize(2);
        assertThat(onlyServer().path("drives").path(1).path("drive").asText()).isEqualTo(data);
    }
}
