package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.occopus.spi.resource.UserData;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

/** Servers with volumes and addresses on fake services. */
class NovaServersTest {
    private final FakeOpenStack cloud = new FakeOpenStack();
    private final ResourceHandler handler = new NovaFactory().open(cloud.account());
    private final Owner owner = Owners.any();

    @AfterEach
    void stop() {
        handler.close();
        cloud.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private Resource create(Map<String, Object> settings) {
        return handler.create(Requests.of(owner, cloud.settings(settings)));
    }

    private ObjectNode only() {
        return cloud.project.servers.values().iterator().next();
    }

    private void deleteCompletely(Resource server) {
        for (int call = 0; call < 4 && handler.delete(server.id(), soon()) == Deletion.UNDER_WAY; call++) {
            assertThat(call).as("deletions of " + server.id()).isLessThan(3);
        }
    }

    private void assertNothingLeft() {
        assertThat(cloud.project.servers).isEmpty();
        assertThat(cloud.project.ports).isEmpty();
        assertThat(cloud.project.floatingIps).isEmpty();
        assertThat(cloud.project.volumes).isEmpty();
        assertThat(handler.listOwned(OwnerTag.server(owner.serverId()), soon())).isEmpty();
    }

    @Test
    void asksForWhatTheSectionSays() {
        var request = Requests.of(
                owner,
                cloud.settings(
                        Map.of("key_name", "mine", "security_groups", List.of("ssh", "web"), "server_name", "w1")),
                new UserData(Optional.of("#cloud-config"), Map.of()));
        handler.create(request);
        JsonNode asked = only().path("asked");

        assertThat(asked.path("name").asText()).isEqualTo("w1");
        assertThat(asked.path("flavorRef").asText()).isEqualTo("1");
        assertThat(asked.path("imageRef").asText()).isEqualTo(FakeProject.IMAGE);
        assertThat(asked.path("key_name").asText()).isEqualTo("mine");
        assertThat(asked.path("user_data").asText()).isEqualTo("I2Nsb3VkLWNvbmZpZw==");
        assertThat(asked.path("networks").toString()).isEqualTo("[{\"uuid\":\"" + FakeProject.NETWORK + "\"}]");
        assertThat(asked.path("security_groups").findValuesAsText("name")).containsExactly("ssh", "web");
        assertThat(asked.path("metadata").path("org.occopus.instance").asText()).isEqualTo(owner.instanceId());
    }

    @Test
    void takesImageAndFlavorByNameOrId() {
        create(Map.of("image_id", "tiny", "flavor_name", "9"));

        assertThat(only().path("asked").path("imageRef").asText()).isEqualTo(FakeProject.IMAGE);
        assertThat(only().path("asked").path("flavorRef").asText()).isEqualTo("9");
    }

    @Test
    void asksTwoQuestionsBeforeItCreatesAPlainServer() {
        create(Map.of("flavor_name", "1"));

        assertThat(cloud.requests)
                .extracting(line -> line.replaceAll("\\?.*", ""))
                .containsExactly(
                        "POST /v3/auth/tokens",
                        "GET /compute/v2.1/servers",
                        "GET /compute/v2.1/flavors/1",
                        "POST /compute/v2.1/servers");
    }

    @Test
    void tellsFloatingAddressesFirstAndThenThoseOfVersion4() {
        Resource created = create(Map.of("floating_ip_pool", "outside"));
        Resource shown = handler.describe(created.id(), soon()).orElseThrow();

        assertThat(shown.addresses()).containsExactly("172.24.0.2", "10.0.0.1", "2001:db8::1");
        assertThat(shown.privateAddress()).contains("10.0.0.1");
    }

    @Test
    void putsTheSecurityGroupsOnThePortOfAFloatingAddress() {
        create(Map.of("floating_ip", true, "security_groups", List.of("ssh")));

        JsonNode port = cloud.project.ports.values().iterator().next();
        assertThat(port.path("security_groups").toString()).isEqualTo("[\"" + FakeProject.GROUP + "\"]");
        assertThat(only().path("asked").has("security_groups")).isFalse();
    }

    @Test
    void reservesNothingForAServerWhoseUserDataAreTooLong() {
        var userData = new UserData(Optional.of(ServerUserDataTest.tooMuch()), Map.of());

        assertThatThrownBy(() ->
                        handler.create(Requests.of(owner, cloud.settings(Map.of("floating_ip", "yes")), userData)))
                .hasMessageContaining("have the machine fetch the rest");
        assertNothingLeft();
    }

    @Test
    void touchesNoAddressOfSomebodyElse() {
        ObjectNode foreign = FakeProject.add(cloud.project.floatingIps, "f0", "");
        foreign.put("description", "for the mail server").put("floating_ip_address", "172.24.0.99");
        deleteCompletely(create(Map.of("floating_ip", "yes")));

        assertThat(cloud.project.floatingIps).containsOnlyKeys("f0");
        assertThat(foreign.has("port_id")).isFalse();
    }

    @Test
    void releasesTheAddressOfAServerThatSomebodyElseDeleted() {
        Resource server = create(Map.of("floating_ip", "yes"));
        cloud.project.servers.clear();

        assertThat(handler.delete(server.id(), soon())).isEqualTo(Deletion.DONE);
        assertNothingLeft();
    }

    @Test
    void usesTheAddressThatAnEarlierAttemptAllocated() {
        cloud.answerNext("POST /compute/v2.1/servers", FakeAnswer.refusal(500, "Unexpected API Error."));
        assertThatThrownBy(() -> create(Map.of("floating_ip", "yes"))).isInstanceOf(ProviderException.class);
        Resource server = create(Map.of("floating_ip", "yes"));

        assertThat(cloud.project.floatingIps).hasSize(1);
        assertThat(cloud.project.ports).hasSize(1);
        deleteCompletely(server);
        assertNothingLeft();
    }

    @Test
    void marksTheAddressWhenOnlyThatWasLeftToDo() {
        cloud.answerNext("PUT /network/v2.0/floatingips", FakeAnswer.refusal(503, "try later"));
        assertThatThrownBy(() -> create(Map.of("floating_ip", "yes"))).isInstanceOf(ProviderException.class);
        Resource server = create(Map.of("floating_ip", "yes"));

        assertThat(cloud.project.servers).hasSize(1);
        assertThat(cloud.project.floatingIps.values())
                .allSatisfy(address -> assertThat(address.path("description").asText())
                        .endsWith(server.id().value()));
    }

    @Test
    void makesListsAndDeletesServersOnACloudWithoutRouters() {
        cloud.project.hasRouters = false;
        Resource server = create(Map.of());

        assertThat(handler.listOwned(OwnerTag.server(owner.serverId()), soon()))
                .extracting(Resource::id)
                .containsExactly(server.id());
        deleteCompletely(server);
        assertNothingLeft();
        assertRefused(Map.of("floating_ip", "yes"), "the cloud says 'The resource could not be found.' (404)");
    }

    @Test
    void bootsFromAVolumeOfTheAskedSizeThatGoesWithTheServer() {
        Resource server = create(Map.of("volume_size", 7));
        JsonNode mapping = only().path("asked").path("block_device_mapping_v2").path(0);

        assertThat(mapping.path("volume_size").asInt()).isEqualTo(7);
        assertThat(mapping.path("source_type").asText()).isEqualTo("image");
        assertThat(mapping.path("destination_type").asText()).isEqualTo("volume");
        assertThat(mapping.path("boot_index").asInt()).isZero();
        assertThat(only().path("asked").has("imageRef")).isFalse();
        deleteCompletely(server);
        assertNothingLeft();
    }

    @Test
    void makesTheVolumeAsLargeAsFlavorAndImageNeed() {
        create(Map.of("volume_size", 0));
        assertThat(volumeSizes()).containsExactly(3);
        handler.create(Requests.of(
                Owners.siblingOf(owner), cloud.settings(Map.of("volume_size", "0", "flavor_name", "m1.huge"))));

        assertThat(volumeSizes()).containsExactly(3, 80);
    }

    private List<Integer> volumeSizes() {
        return cloud.project.volumes.values().stream()
                .map(volume -> volume.path("size").asInt())
                .toList();
    }

    @Test
    void leavesAVolumeThatIsToPersist() {
        Resource server = create(Map.of("volume_size", 5, "volume_persist", true));
        assertThat(handler.listOwned(OwnerTag.instance(owner.instanceId()), soon()))
                .extracting(Resource::kind)
                .containsExactly("server");
        deleteCompletely(server);

        assertThat(cloud.project.volumes).hasSize(1);
    }

    @Test
    void deletesAVolumeThatNovaLeft() {
        Resource server = create(Map.of("volume_size", 5));
        cloud.project.deletesVolumes = false;
        deleteCompletely(server);

        assertNothingLeft();
    }

    @Test
    void deletesASoftDeletedServerForGood() {
        Resource server = create(Map.of());
        only().put("status", NovaStates.SOFT_DELETED);
        deleteCompletely(server);

        assertThat(cloud.count("POST /compute/v2.1/servers/" + server.id() + "/action"))
                .isEqualTo(1);
        assertNothingLeft();
    }

    @Test
    void showsCompanionsOneByOne() {
        create(Map.of("floating_ip", "yes", "volume_size", 5));
        List<ResourceId> companions = handler.listOwned(OwnerTag.server(owner.serverId()), soon()).stream()
                .filter(Resource::companion)
                .map(Resource::id)
                .toList();

        assertThat(companions)
                .hasSize(3)
                .allSatisfy(id -> assertThat(handler.describe(id, soon()))
                        .get()
                        .extracting(Resource::id)
                        .isEqualTo(id));
        assertThat(handler.describe(new ResourceId("volume:none"), soon())).isEmpty();
    }

    @Test
    void keepsTheFirstServerWhenTwoWereMadeWithOneToken() {
        Resource first = create(Map.of());
        ObjectNode second = only().deepCopy();
        second.put("id", "0-later").put("created", "2031-01-01T00:00:09Z");
        cloud.project.servers.put("0-later", second);

        assertThat(create(Map.of()).id()).isEqualTo(first.id());
    }

    @Test
    void saysWhatIsWrongWithAChoice() {
        assertRefused(Map.of("flavor_name", "m1.none"), "flavor_name 'm1.none'", "there is none of this name or id");
        assertRefused(Map.of("image_id", "none"), "image_id 'none'", "there is none of this name or id");
        assertRefused(Map.of("floating_ip_pool", "none"), "floating_ip_pool 'none'", "there are: outside");
        assertRefused(
                Map.of("floating_ip", "yes", "security_groups", List.of("none")),
                "security_groups 'none'",
                "there is none of this name or id");
        assertRefused(Map.of("network_id", "none"), "Network none could not be found", "check the resource section");
        assertThat(cloud.project.servers).isEmpty();
    }

    private void assertRefused(Map<String, Object> settings, String... words) {
        assertThatThrownBy(() -> create(settings))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED))
                .hasMessageContainingAll(words);
    }
}
