package org.occopus.plugins.cloudsigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Patience;
import org.occopus.testkit.Requests;

/** A deletion ends with everything that was made for the owner, and with nothing else. */
class CloudSigmaRemovalTest {
    private final FakeCloudSigma cloud = new FakeCloudSigma();
    private final ResourceHandler handler = new CloudSigmaFactory().open(cloud.account());
    private final Owner owner = Owners.any();

    @AfterEach
    void stop() {
        handler.close();
        cloud.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    private List<Resource> listed() {
        return handler.listOwned(OwnerTag.instance(owner.instanceId()), soon());
    }

    private void delete(ResourceId id) {
        Patience.of(Duration.ofSeconds(10))
                .until("the end of " + id, () -> handler.delete(id, soon()) == Deletion.DONE);
    }

    private void run() {
        Patience.of(Duration.ofSeconds(10))
                .until(
                        "a running server",
                        () -> listed().stream()
                                .anyMatch(resource -> resource.providerState().equals("running")));
    }

    @Test
    void stopsARunningServerBeforeItIsDeleted() {
        ResourceId id = handler.create(Requests.of(owner, cloud.section())).id();
        run();

        assertThat(handler.delete(id, soon())).isEqualTo(Deletion.UNDER_WAY);
        delete(id);
        assertThat(cloud.location.servers).isEmpty();
        assertThat(cloud.location.drives).isEmpty();
    }

    @Test
    void neverStartsAServerWhoseDeletionBegan() {
        cloud.location.clonesComplete = false;
        ResourceId id = handler.create(Requests.of(owner, cloud.section())).id();
        assertThat(handler.delete(id, soon())).isEqualTo(Deletion.UNDER_WAY);
        cloud.location.clonesComplete = true;
        listed();
        listed();
        delete(id);

        assertThat(cloud.web.count("POST /api/2.0/servers/" + id)).isZero();
        assertThat(listed()).isEmpty();
    }

    @Test
    void keepsDrivesOfTheUser() {
        String data = cloud.location.addDrive("data").path("uuid").asText();
        Map<String, Object> attached = Map.of("dev_channel", "0:1", "device", "virtio", "drive", data);
        var section = new Section(Map.of(
                "libdrive_id",
                FakeLocation.LIBRARY_DRIVE,
                "description",
                Map.of("cpu", 1, "mem", 1, "vnc_password", "x", "drives", List.of(attached))));
        ResourceId id = handler.create(Requests.of(owner, section)).id();
        run();
        delete(id);

        assertThat(cloud.location.drives).containsOnlyKeys(data);
    }

    @Test
    void showsASecondServerOfOneTokenAsACompanionAndDeletesBoth() throws FakeLocation.Refusal {
        ResourceId id = handler.create(Requests.of(owner, cloud.section())).id();
        run();
        ObjectNode late = cloud.location.servers.values().iterator().next().deepCopy();
        late.putArray("drives");
        ((ObjectNode) late.path("meta")).put(Server.LAUNCH, "1");
        cloud.location.create(late);

        assertThat(listed())
                .filteredOn(resource -> !resource.companion())
                .extracting(Resource::id)
                .containsExactly(id);
        assertThat(listed())
                .filteredOn(resource -> resource.kind().equals("server"))
                .hasSize(2);
        delete(id);
        assertThat(cloud.location.servers).isEmpty();
    }

    @Test
    void deletesADriveWhoseServerWasNeverMade() {
        cloud.web.failNext("POST /api/2.0/servers/", FakeCloudSigma.error(400, "validation", "cpu: too much"));
        assertThatThrownBy(() -> handler.create(Requests.of(owner, cloud.section())))
                .isInstanceOf(ProviderException.class);
        Resource drive = listed().get(0);

        assertThat(drive.kind()).isEqualTo("drive");
        assertThat(handler.describe(drive.id(), soon())).isPresent();
        delete(drive.id());
        assertThat(handler.describe(drive.id(), soon())).isEmpty();
        assertThat(cloud.location.drives).isEmpty();
    }

    @Test
    void leavesServersOfOthersAlone() throws FakeLocation.Refusal {
        ObjectNode theirs = cloud.location.create(Json.MAPPER
                .createObjectNode()
                .put("name", "theirs")
                .put("cpu", 1)
                .put("mem", 1)
                .put("vnc_password", "x"));
        var id = new ResourceId(theirs.path("uuid").asText());

        assertThatThrownBy(() -> handler.delete(id, soon()))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED))
                .hasMessageContaining("no tags of Occopus");
        assertThat(cloud.location.servers).hasSize(1);
    }
}
