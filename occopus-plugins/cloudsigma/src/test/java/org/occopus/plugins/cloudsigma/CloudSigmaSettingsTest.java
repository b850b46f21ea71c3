package org.occopus.plugins.cloudsigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

class CloudSigmaSettingsTest {
    private static final Section LOGIN = new Section(Map.of("email", "me@example.org", "password", "correct horse"));
    private final CloudSigmaFactory factory = new CloudSigmaFactory();

    private static Section section(Map<String, Object> description) {
        return new Section(Map.of("endpoint", "https://zrh.cloudsigma.com/api/2.0", "description", description));
    }

    private static Section endpoint(String endpoint) {
        return new Section(Map.of("endpoint", endpoint));
    }

    @Test
    void isFoundByItsType() {
        assertThat(ServiceLoader.load(ResourceHandlerFactory.class))
                .extracting(ResourceHandlerFactory::type)
                .containsExactly("cloudsigma");
    }

    @Test
    void declaresTheKeysOfTheManualInItsOrder() {
        assertThat(factory.settings())
                .extracting(Setting::key)
                .containsExactly("endpoint", "libdrive_id", "description", "name");
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
        assertThat(factory.check(section(Map.of("mem", 1))))
                .containsExactly(SettingProblem.of("description", "Missing key(s) in description: cpu, vnc_password"));
    }

    @Test
    void takesFurtherKeysOfTheDescriptionAsTheyAre() {
        assertThat(factory.check(
                        section(Map.of("cpu", 1, "mem", 1, "vnc_password", "x", "smp", 4, "pubkeys", List.of("a")))))
                .isEmpty();
    }

    @Test
    void tellsValuesThatCannotBeMerged() {
        assertThat(factory.check(section(Map.of("cpu", 1, "mem", 1, "vnc_password", "x", "meta", "a", "drives", "b"))))
                .extracting(SettingProblem::path)
                .containsExactly(List.of("description", "meta"), List.of("description", "drives"));
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
    @ValueSource(strings = {"zrh", "ftp://zrh.cloudsigma.com", "https://", "https://x/?a=b", "replace with endpoint"})
    void refusesAnEndpointThatIsNoWebAddress(String endpoint) {
        assertThatThrownBy(() -> factory.open(new Account(endpoint(endpoint), LOGIN)))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED))
                .hasMessageContaining("'" + endpoint + "'");
    }

    @Test
    void dropsSlashesAtTheEndOfTheEndpoint() {
        var login = CloudSigmaLogin.of(new Account(endpoint("https://zrh.cloudsigma.com/api/2.0//"), LOGIN));

        assertThat(login.endpoint()).isEqualTo("https://zrh.cloudsigma.com/api/2.0");
        assertThat(login.authorisation()).isEqualTo("Basic bWVAZXhhbXBsZS5vcmc6Y29ycmVjdCBob3JzZQ==");
        assertThat(login.toString()).doesNotContain("bWV", "horse");
    }
}
