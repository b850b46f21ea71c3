package org.occopus.plugins.cloudbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

class CloudBrokerSettingsTest {
    private static final Section LOGIN = new Section(Map.of("email", "me@example.org", "password", "correct horse"));
    private final CloudBrokerFactory factory = new CloudBrokerFactory();

    private static Section section(Map<String, Object> description) {
        return new Section(Map.of("endpoint", "https://platform.cloudbroker.com", "description", description));
    }

    private static Section endpoint(String endpoint) {
        return new Section(Map.of("endpoint", endpoint));
    }

    @Test
    void isFoundByItsType() {
        assertThat(ServiceLoader.load(ResourceHandlerFactory.class))
                .extracting(ResourceHandlerFactory::type)
                .containsExactly("cloudbroker");
    }

    @Test
    void declaresTheKeysOfTheManualInItsOrder() {
        assertThat(factory.settings())
                .extracting(Setting::key)
                .containsExactly("endpoint", "description", "name", "start_in_vpc");
        assertThat(factory.settings())
                .filteredOn(Setting::ofAccount)
                .extracting(Setting::key)
                .containsExactly("endpoint");
        assertThat(factory.needsCredentials()).isTrue();
        assertThat(factory.credentialSettings())
                .filteredOn(Setting::secret)
                .extracting(Setting::key)
                .containsExactly("password");
    }

    @Test
    void namesEveryMissingKeyOfTheDescription() {
        assertThat(factory.check(section(Map.of("deployment_id", 1))))
                .containsExactly(SettingProblem.of("description", "Missing key(s) in description: instance_type_id"));
        assertThat(factory.check(section(Map.of("key_pair_id", 1))))
                .containsExactly(SettingProblem.of(
                        "description", "Missing key(s) in description: deployment_id, instance_type_id"));
    }

    @Test
    void tellsKeysThatXmlCannotTake() {
        Section section = section(Map.of("deployment_id", 1, "instance_type_id", 2, "opened port", "22"));

        assertThat(factory.check(section))
                .extracting(SettingProblem::path)
                .containsExactly(List.of("description", "opened port"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstanceOrder.of(Requests.of(Owners.any(), section)))
                .withMessageContaining("'opened port'");
    }

    @Test
    void refusesNestedKeysThatXmlCannotTake() {
        Section section = section(Map.of("deployment_id", 1, "instance_type_id", 2, "a", Map.of("b c", "22")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstanceOrder.of(Requests.of(Owners.any(), section)))
                .withMessageContaining("'b c'");
    }

    @Test
    void readsBackTheOwnerFromAName() {
        var owner = new Owner("s-1", "i-1", "occopus-web", "n-1");

        assertThat(OwnerName.of(owner, Optional.empty())).isEqualTo("occopus_s-1_i-1_occopus-web_n-1");
        assertThat(OwnerName.parsed("occopus_s-1_i-1_occopus-web_n-1")).contains(owner);
        assertThat(OwnerName.parsed(OwnerName.of(owner, Optional.of("my_occopus_node"))))
                .contains(owner);
        assertThat(OwnerName.of(Owners.any(), Optional.of("x".repeat(300)))).hasSizeLessThan(255);
        assertThat(OwnerName.parsed("MiCADO-1234")).isEmpty();
    }

    @Test
    void refusesAnAccountWithoutCredentials() {
        assertThatThrownBy(() -> factory.open(new Account(endpoint("https://x.example.org"), Section.empty())))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED))
                .hasMessageStartingWith("Cannot find credentials for \"https://x.example.org\". Please, specify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "ftp://platform.cloudbroker.com", "https://", "replace with endpoint"})
    void refusesAnEndpointThatIsNoWebAddress(String endpoint) {
        assertThatThrownBy(() -> factory.open(new Account(endpoint(endpoint), LOGIN)))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED))
                .hasMessageContaining("'" + endpoint + "'");
    }

    @Test
    void dropsSlashesAtTheEndOfTheEndpoint() {
        var login = CloudBrokerLogin.of(new Account(endpoint("https://platform.cloudbroker.com/"), LOGIN));

        assertThat(login.endpoint()).isEqualTo("https://platform.cloudbroker.com");
        assertThat(login.toString()).doesNotContain("bWV", "horse");
    }
}
