package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.plugins.nova.NovaCredentials.ApplicationCredential;
import org.occopus.plugins.nova.NovaCredentials.Password;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.SettingProblem;

class NovaCredentialsTest {

    private static String problem(Map<String, Object> login) {
        return String.join(
                "\n",
                NovaCredentials.problemsOf(new Section(login)).stream()
                        .map(SettingProblem::message)
                        .toList());
    }

    @Test
    void readsAUserWithAPassword() {
        assertThat(NovaCredentials.of(new Section(Map.of("username", "u", "password", "p"))))
                .isEqualTo(new Password("u", "p"));
    }

    @Test
    void readsAnApplicationCredentialInBothSpellings() {
        var expected = new ApplicationCredential("i", "s");

        assertThat(NovaCredentials.of(new Section(Map.of("type", "application_credential", "id", "i", "secret", "s"))))
                .isEqualTo(expected);
        assertThat(NovaCredentials.of(
                        new Section(Map.of("application_credential_id", "i", "application_credential_secret", "s"))))
                .isEqualTo(expected);
    }

    @Test
    void refusesVomsAndSaysWhatToUse() {
        assertThat(problem(Map.of("type", "voms", "username", "u", "password", "p")))
                .contains("VOMS logins (type 'voms') are not supported")
                .contains("application credential");
    }

    @Test
    void refusesATypeItDoesNotKnow() {
        assertThat(problem(Map.of("type", "kerberos", "id", "i", "secret", "s")))
                .contains("Unknown type 'kerberos'");
    }

    @Test
    void refusesTwoLoginsAtOnce() {
        assertThat(problem(Map.of("username", "u", "password", "p", "id", "i", "secret", "s")))
                .contains("two logins");
    }

    @Test
    void namesTheKeysThatAreMissing() {
        assertThat(problem(Map.of())).isEqualTo("Missing key(s) in auth_data: username, password");
        assertThat(problem(Map.of("username", "u"))).isEqualTo("Missing key(s) in auth_data: password");
        assertThat(problem(Map.of("type", "application_credential")))
                .isEqualTo("Missing key(s) in auth_data: id, secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "secret"})
    void neverShowsASecret(String key) {
        Map<String, Object> login = key.equals("password")
                ? Map.of("username", "u", "password", "hunter2")
                : Map.of("id", "i", "secret", "hunter2");

        assertThat(NovaCredentials.of(new Section(login)).toString()).doesNotContain("hunter2");
    }
}
