package org.occopus.plugins.chef;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.testkit.chef.TestLogin;

final class ChefFactoryTest {
    private final ChefFactory factory = new ChefFactory();

    private static Section withRunList(Object... items) {
        return new Section(Map.of("endpoint", "https://chef.example.org", "run_list", List.of(items)));
    }

    private static Section login(String key) {
        return new Section(Map.of("client_name", "occopus", "client_key", key));
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(ConfigManagerFactory.class))
                .extracting(ConfigManagerFactory::type)
                .contains("chef");
    }

    @Test
    void asksForALogin() {
        assertThat(factory.needsCredentials()).isTrue();
        assertThat(factory.templateVariables(withRunList())).isEmpty();
    }

    @Test
    void acceptsWhatChefAccepts() {
        assertThat(factory.check(withRunList(
                        "recipe[apache2]", "recipe[apache2::mod_ssl@1.2.0]", "role[base]", "apache2", "{{ x }} y")))
                .isEmpty();
    }

    @Test
    void saysWhichItemOfTheRunListIsWrong() {
        assertThat(factory.check(withRunList("recipe[a]", "recipes[b]", Map.of("recipe", "c"), "")))
                .extracting(SettingProblem::path)
                .containsExactly(List.of("run_list", "1"), List.of("run_list", "2"), List.of("run_list", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.pem", "client-pkcs8.pem"})
    void readsKeysInBothForms(String resource) {
        assertThat(factory.checkCredentials(login(TestLogin.pem(resource)))).isEmpty();
        assertThat(factory.checkCredentials(login(TestLogin.pem(resource).replace("\n", "\r\n"))))
                .isEmpty();
    }

    @Test
    void readsTheSameKeyFromBothForms() {
        assertThat(ChefLogin.of(login(TestLogin.pem("client.pem"))).key())
                .isEqualTo(
                        ChefLogin.of(login(TestLogin.pem("client-pkcs8.pem"))).key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret-material",
                "-----BEGIN RSA PRIVATE KEY-----\nsecret-material!\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LW1hdGVyaWFs\n-----END PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----",
            })
    void saysThatAKeyIsNoneAndQuotesNothingOfIt(String key) {
        assertThat(factory.checkCredentials(login(key))).singleElement().satisfies(problem -> {
            assertThat(problem.path()).containsExactly("client_key");
            assertThat(problem.message())
                    .startsWith("'client_key' is not an RSA private key in PEM")
                    .doesNotContain("secret-material")
                    .doesNotContain("c2VjcmV0");
        });
    }

    @Test
    void knowsTwoWaysOfSigning() {
        assertThat(factory.checkCredentials(TestLogin.credentials("1.0"))).isEmpty();
        assertThat(factory.checkCredentials(TestLogin.credentials("2")))
                .containsExactly(SettingProblem.of("sign_version", "'sign_version' must be 1.3 or 1.0, but is '2'"));
    }

    @Test
    void showsNoKeyInTexts() {
        assertThat(ChefLogin.of(TestLogin.credentials())).hasToString("ChefLogin[occopus]");
    }
}
