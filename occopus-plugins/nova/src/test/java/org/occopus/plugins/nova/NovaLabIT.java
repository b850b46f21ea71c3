package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.Together;
import org.occopus.testkit.real.OpenStackLab;

/** Addresses, volumes, refusals and many servers at once on real OpenStack services. Each test counts what is left. */
class NovaLabIT {
    private static final int MANY = Integer.getInteger("occopus.lab.servers", 20);
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final OpenStackLab lab = OpenStackLab.orSkip();
    private final String serverId = Owners.newId();
    private final Owner owner = Owners.of(serverId, Owners.newId(), "web");
    private final ResourceHandler handler = new NovaFactory().open(lab.account(lab.applicationCredential()));
    private final Cloud admin = administrator();
    private Map<String, Integer> before = Map.of();

    private Cloud administrator() {
        NovaAccount account = NovaAccount.of(lab.account().settings());
        var failures = new NovaFailures(account.keystone());
        var login = new NovaCredentials.Password(lab.value("LAB_ADMIN_USERNAME"), lab.value("LAB_ADMIN_PASSWORD"));
        return new Cloud(new Tokens(new Keystone(account, login, failures)), new Catalogue(account.region()), failures);
    }

    @BeforeEach
    void countBefore() {
        before = counts();
    }

    @AfterEach
    void leavesNothingBehind() {
        until(
                "the end of everything",
                () -> owned().stream().filter(this::remains).toList().isEmpty());
        until("as little as before: " + before, () -> counts().equals(before));
        handler.close();
    }

    private Map<String, Integer> counts() {
        return admin.call(
                soon(),
                CallSubject.ofListing("thing"),
                () -> new TreeMap<>(Map.of(
                        "servers", count(Rest.COMPUTE, "servers", Map.of()),
                        "volumes", count(Rest.VOLUME, "volumes", Map.of()),
                        "ports", count(Rest.NETWORK, "ports", ofProject()),
                        "floatingips", count(Rest.NETWORK, "floatingips", ofProject()))));
    }

    private Map<String, String> ofProject() {
        return Map.of("project_id", lab.value("LAB_PROJECT_ID"));
    }

    private static int count(Rest service, String collection, Map<String, String> query) {
        return service.list("/" + collection, collection, query).size();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMinutes(2));
    }

    private static void until(String expectation, BooleanSupplier condition) {
        OpenStackLab.patience(LIMIT).until(expectation, condition);
    }

    private boolean remains(Resource resource) {
        return handler.delete(resource.id(), soon()) != Deletion.DONE;
    }

    private List<Resource> owned() {
        return handler.listOwned(OwnerTag.server(serverId), soon());
    }

    private Resource create(Owner forOwner, Section settings) {
        return handler.create(Requests.due(Requests.of(forOwner, settings), Deadline.in(LIMIT)));
    }

    private Resource running(Resource created) {
        until("a running server", () -> stateOf(created) == ResourceState.RUNNING);
        return handler.describe(created.id(), soon()).orElseThrow();
    }

    private ResourceState stateOf(Resource created) {
        Resource shown = handler.describe(created.id(), soon()).orElseThrow();
        assertThat(shown.state()).as("%s", shown.fault()).isNotEqualTo(ResourceState.FAILED);
        return shown.state();
    }

    @Test
    void givesAServerAnAddressFromOutsideAndAVolume() {
        Map<String, Object> settings = Map.of(
                "floating_ip_pool",
                lab.value("LAB_EXT_NETWORK_NAME"),
                "volume_size",
                0,
                "key_name",
                lab.value("LAB_KEYPAIR"),
                "security_groups",
                List.of("ssh"));
        Resource server = running(create(owner, lab.server(settings)));

        assertThat(server.addresses().getFirst()).startsWith("172.24.");
        assertThat(server.privateAddress().orElseThrow()).startsWith("10.20.");
        assertThat(owned())
                .extracting(Resource::kind)
                .containsExactlyInAnyOrder("server", "volume", "port", "floatingip");
    }

    @Test
    void releasesTheAddressOfAServerThatSomebodyElseDeleted() {
        Resource server = create(owner, lab.serverWithAddress());
        var servers = new Servers(admin);
        servers.delete(servers.find(server.id().value(), soon()).orElseThrow(), soon());
        until("its end", () -> handler.describe(server.id(), soon()).isEmpty());

        assertThat(handler.delete(server.id(), soon())).isEqualTo(Deletion.DONE);
        assertThat(owned()).isEmpty();
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertRefused(Map.of("flavor_name", "m1.none"), ProviderFailure.REFUSED, "flavor_name 'm1.none'");
        assertRefused(Map.of("image_id", "none"), ProviderFailure.REFUSED, "image_id 'none'");
        assertRefused(Map.of("image_id", Owners.newId()), ProviderFailure.REFUSED, "Can not find requested image");
        assertRefused(Map.of("network_id", Owners.newId()), ProviderFailure.REFUSED, "could not be found");
        assertRefused(Map.of("key_name", "none"), ProviderFailure.REFUSED, "Invalid key_name provided");
        assertRefused(Map.of("floating_ip_pool", "none"), ProviderFailure.REFUSED, lab.value("LAB_EXT_NETWORK_NAME"));
    }

    private void assertRefused(Map<String, Object> settings, ProviderFailure kind, String words) {
        assertThatThrownBy(() -> create(owner, lab.server(settings)))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind))
                .message()
                .contains(words)
                .doesNotContain("\n");
    }

    @Test
    void saysWhoseLoginWasRefused() {
        ResourceHandler locked =
                new NovaFactory().open(lab.account(new Section(Map.of("username", "demo", "password", "wrong"))));

        assertThatThrownBy(() -> locked.listOwned(OwnerTag.server(serverId), soon()))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED))
                .hasMessageContaining("user 'demo' of domain 'Default'");
    }

    @Test
    void saysThatTheQuotaIsExceeded() {
        setQuota(0);
        try {
            assertRefused(Map.of(), ProviderFailure.QUOTA_EXCEEDED, "Quota exceeded for instances");
        } finally {
            setQuota(-1);
        }
    }

    private void setQuota(int instances) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("quota_set").put("instances", instances).put("force", true);
        admin.call(
                soon(),
                CallSubject.ofListing("quota"),
                () -> Rest.COMPUTE.put(Rest.path("/os-quota-sets/%s", lab.value("LAB_PROJECT_ID")), body));
    }

    @Test
    void createsManyServersAtOnce() {
        Together.call(MANY, () -> create(Owners.siblingOf(owner), lab.server(Map.of())));

        until(MANY + " running servers", () -> countRunning() == MANY);
    }

    private long countRunning() {
        return owned().stream()
                .filter(found -> found.state() == ResourceState.RUNNING)
                .count();
    }
}
