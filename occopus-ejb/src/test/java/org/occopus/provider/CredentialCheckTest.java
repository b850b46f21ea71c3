package org.occopus.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.credentials.AuthData;
import org.occopus.credentials.CredentialSource;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

class CredentialCheckTest {
    private static final PluginRegistry PLUGINS =
            new PluginRegistry(List.of(new Guarded(), new Open()), List.of(), List.of(), List.of());

    @Test
    void namesTheCloudWhoseCredentialsAreMissing() {
        assertThat(problems("guarded", "http://B"))
                .containsExactly("Cannot find credentials for \"http://B\". Please, specify!"
                        + " Add an entry that fits to the 'resource' section of auth_data.yaml.");
    }

    @Test
    void isContentWithWhatFitsAndWithCloudsThatNeedNone() {
        assertThat(problems("guarded", "http://A")).isEmpty();
        assertThat(problems("open", "http://B")).isEmpty();
        assertThat(problems("unknown", "http://B")).isEmpty();
    }

    @Test
    void tellsThatTwoFitEquallyWell() {
        assertThat(problems("guarded", "http://C")).singleElement().asString().contains("fit equally well");
    }

    @Test
    void tellsWhatALoginLacks() {
        assertThat(problemsWith(Map.of("user", "u")))
                .containsExactly("The credentials for \"http://A\" cannot be used: Missing key(s) in auth_data: key."
                        + " Correct the entry that fits to the 'resource' section of auth_data.yaml.");
    }

    @Test
    void tellsWhatTheCloudSaysOfALogin() {
        assertThat(problemsWith(Map.of("key", "k", "type", "voms")))
                .containsExactly("The credentials for \"http://A\" cannot be used: 'voms' is no kind of login."
                        + " Correct the entry that fits to the 'resource' section of auth_data.yaml.");
    }

    private static List<String> problemsWith(Map<String, Object> login) {
        return new CredentialCheck(PLUGINS, (kind, section) -> new Section(login))
                .problems(Map.of("type", "guarded", "endpoint", "http://A"), Map.of());
    }

    private static List<String> problems(String type, String endpoint) {
        AuthData data = new AuthData(Map.of(
                "resource",
                List.of(
                        login(Map.of("type", "guarded", "endpoint", "http://A")),
                        login(Map.of("endpoint", "http://C")),
                        login(Map.of("zone", "z")))));
        CredentialSource source =
                (kind, section) -> data.select(kind, section.values()).orElse(Section.empty());
        return new CredentialCheck(PLUGINS, source)
                .problems(
                        endpoint.endsWith("C")
                                ? Map.of("type", type, "endpoint", endpoint, "zone", "z")
                                : Map.of("type", type, "endpoint", endpoint),
                        Map.of());
    }

    private static AuthData.Entry login(Map<String, Object> filter) {
        return new AuthData.Entry(filter, Map.of("key", "k"));
    }

    private static class Open implements ResourceHandlerFactory {
        @Override
        public String type() {
            return "open";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public List<Setting> credentialSettings() {
            return List.of();
        }

        @Override
        public AccountLimits limits() {
            return new AccountLimits(1, 1);
        }

        @Override
        public ResourceHandler open(Account account) {
            throw new AssertionError("the check opens no account");
        }
    }

    private static final class Guarded extends Open {
        @Override
        public String type() {
            return "guarded";
        }

        @Override
        public List<Setting> credentialSettings() {
            return List.of(Setting.required("key", SettingType.TEXT, "Key."));
        }

        @Override
        public List<SettingProblem> checkCredentials(Section credentials) {
            return credentials
                    .text("type")
                    .map(type -> SettingProblem.of("type", "'" + type + "' is no kind of login"))
                    .stream()
                    .toList();
        }
    }
}
