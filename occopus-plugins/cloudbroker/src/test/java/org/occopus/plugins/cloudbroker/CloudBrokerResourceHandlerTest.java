package org.occopus.plugins.cloudbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.LeveredWeb.Reply;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

class CloudBrokerResourceHandlerTest {
    private final FakePlatform cloud = new FakePlatform();
    private final ResourceHandler handler = new CloudBrokerFactory().open(cloud.account());
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

    private Resource create() {
        return handler.create(Requests.of(owner, cloud.section()));
    }

    @Test
    void tellsEachAddressOnceInTheOrderOfTheManual() {
        Resource created = create();
        assertThat(created.state()).isEqualTo(ResourceState.PENDING);
        assertThat(created.addresses()).isEmpty();
        listed();
        Resource running = listed().get(0);

        assertThat(running.state()).isEqualTo(ResourceState.RUNNING);
        assertThat(running.addresses()).containsExactly("vm7.example.org", "193.225.250.7", "10.0.0.7");
        assertThat(running.privateAddress()).contains("10.0.0.7");
        assertThat(running.createdAt()).contains(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @Test
    void tellsTheTotalCostWithoutItsSign() {
        Resource created = create();
        assertThat(handler.cost(created.id(), soon())).isEmpty();
        cloud.costs = """
                <fees type="array">
                  <fee><name>Instance hours</name><total_cost>-1.10</total_cost></fee>
                  <fee><name>Total</name><total_cost>-1.35</total_cost></fee>
                </fees>
                """;
        assertThat(handler.cost(created.id(), soon())).contains(new BigDecimal("1.35"));
        cloud.costs = "<fees><fee><name>Total</name><total_cost>much</total_cost></fee></fees>";
        assertThatThrownBy(() -> handler.cost(created.id(), soon())).isInstanceOf(ProviderException.class);
    }

    @Test
    void writesTheDescriptionAsXml() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("deployment_id", "<&>");
        description.put("instance_type_id", 7);
        description.put("ports", List.of(22, 80));
        description.put("nested", Map.of("deep", true));
        handler.create(
                Requests.of(owner, cloud.section(description), new UserData(Optional.of("#cloud-config\n"), Map.of())));

        assertThat(cloud.lastOrder)
                .startsWith("<?xml")
                .contains(
                        "<instance><deployment_id>&lt;&amp;&gt;</deployment_id><instance_type_id>7</instance_type_id>")
                .contains("<ports><item>22</item><item>80</item></ports><nested><deep>true</deep></nested>")
                .contains("<disable_autostop>true</disable_autostop><isolated>true</isolated>")
                .contains("<cloud-init>I2Nsb3VkLWNvbmZpZwo=</cloud-init><cloud-init-b64>true</cloud-init-b64>");
    }

    @Test
    void handsNoContextOverWhenThereIsNone() {
        create();

        assertThat(cloud.lastOrder).doesNotContain("cloud-init", "start-in-vpc");
    }

    @Test
    void letsTheUserDecideOnAutostopVpcAndName() {
        handler.create(Requests.of(
                owner,
                new Section(Map.of(
                        "description",
                        Map.of("deployment_id", "d", "instance_type_id", "t", "disable_autostop", false),
                        "start_in_vpc",
                        true,
                        "name",
                        "head_1"))));

        assertThat(cloud.lastOrder)
                .contains("<disable_autostop>false</disable_autostop>", "<start-in-vpc>true</start-in-vpc>");
        assertThat(cloud.only().get("name")).startsWith("head_1_occopus_").endsWith("_" + owner.instanceId());
        assertThat(listed()).extracting(Resource::owner).containsExactly(owner);
    }

    @Test
    void callsADeletionDoneOnlyWhenTheInstanceIsHalted() {
        Resource created = create();

        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        assertThat(listed()).extracting(Resource::state).containsExactly(ResourceState.DELETING);
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.DONE);
        assertThat(cloud.only()).containsEntry("status", "halted");
        assertThat(cloud.web.count("PUT /instances/" + created.id() + "/stop.xml"))
                .isEqualTo(1);
    }

    @Test
    void takesAHaltedInstanceForGone() {
        Resource created = create();
        cloud.only().put("status", "halted");

        assertThat(listed()).isEmpty();
        assertThat(handler.describe(created.id(), soon())).isEmpty();
    }

    @Test
    void showsASecondInstanceOfOneTokenAsACompanionAndStopsBoth() {
        Resource created = create();
        var late = new LinkedHashMap<>(cloud.only());
        late.put("id", "00000000-late");
        late.put("created-at", "2026-11-22T10:00:59Z");
        cloud.instances.put("00000000-late", late);

        assertThat(listed())
                .filteredOn(resource -> !resource.companion())
                .extracting(Resource::id)
                .containsExactly(created.id());
        assertThat(listed()).hasSize(2);
        handler.delete(created.id(), soon());
        assertThat(cloud.web.count("PUT /instances/")).isEqualTo(2);
    }

    @Test
    void showsAWordThatItDoesNotKnow() {
        create();
        cloud.only().put("status", "bewitched");

        assertThat(listed()).extracting(Resource::state).containsExactly(ResourceState.UNRECOGNISED);
        assertThat(listed()).extracting(Resource::providerState).containsExactly("bewitched");
    }

    @Test
    void doesNotTakeAPageThatIsNotFoundForTheEndOfAListedInstance() {
        Resource created = create();
        cloud.web.failNext("GET /instances/", new Reply(404, ""));

        assertThatThrownBy(() -> handler.describe(created.id(), soon()))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.PROVIDER_FAULT))
                .hasMessageContaining("lists it, but does not show it");
    }

    @Test
    void leavesInstancesOfOthersAlone() {
        create();
        cloud.only().put("name", "theirs");
        var id = new ResourceId(String.valueOf(cloud.only().get("id")));

        assertThatThrownBy(() -> handler.delete(id, soon()))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("none of Occopus");
        assertThat(cloud.web.count("PUT")).isZero();
    }
}
