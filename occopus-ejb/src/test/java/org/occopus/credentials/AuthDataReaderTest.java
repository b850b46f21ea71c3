package org.occopus.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.description.Checked;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

class AuthDataReaderTest {
    private static final PluginRegistry PLUGINS =
            new PluginRegistry(List.of(new Ec2()), List.of(), List.of(), List.of());
    private static final String TWO_LOGINS = """
            resource:
            - type: ec2
              endpoint: http://A
              auth_data: {accesskey: one, secretkey: geheim}
            - type: other
              auth_data: {email: e}
            """;

    @Test
    void selectsTheLoginWhoseKeysAllFit() {
        AuthData data = read(TWO_LOGINS).value();

        assertThat(data.counts()).containsExactly(Map.entry("resource", 2));
        assertThat(data.select("resource", Map.of("type", "ec2", "endpoint", "http://A", "image", "i")))
                .hasValueSatisfying(
                        login -> assertThat(login.required("accesskey")).isEqualTo("one"));
        assertThat(data.select("resource", Map.of("type", "ec2", "endpoint", "http://B")))
                .isEmpty();
        assertThat(data.select("config_management", Map.of("type", "ec2"))).isEmpty();
    }

    @Test
    void takesTheMostSpecificLogin() {
        AuthData data = read("resource: [{auth_data: {a: b}}, {type: x, auth_data: {a: c}},"
                        + " {type: x, region: r, auth_data: {a: d}}]")
                .value();

        assertThat(login(data, Map.of("type", "y"))).isEqualTo("b");
        assertThat(login(data, Map.of("type", "x"))).isEqualTo("c");
        assertThat(login(data, Map.of("type", "x", "region", "r"))).isEqualTo("d");
    }

    private static String login(AuthData data, Map<String, Object> resource) {
        return data.select("resource", resource).orElseThrow().required("a");
    }

    @Test
    void refusesToChooseBetweenTwoThatAreEquallySpecific() {
        AuthData data = read("resource: [{auth_data: {a: b}}, {type: x, auth_data: {a: geheim}},"
                        + " {region: r, auth_data: {a: geheim}}]")
                .value();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> data.select("resource", Map.of("type", "x", "region", "r")))
                .withMessageContaining("more than one")
                .withMessageContaining("resource[1] {type=x} and resource[2] {region=r}")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("geheim"))
                .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.CREDENTIALS_REFUSED));
    }

    @Test
    void showsLoginsWithoutTheirSecrets() {
        assertThat(read(TWO_LOGINS).value().masked())
                .containsEntry(
                        "resource",
                        List.of(
                                Map.of(
                                        "type",
                                        "ec2",
                                        "endpoint",
                                        "http://A",
                                        "auth_data",
                                        Map.of("accesskey", "***", "secretkey", "***")),
                                Map.of("type", "other", "auth_data", Map.of("email", "***"))));
    }

    @Test
    void tellsNoSecret() {
        assertThat(read(TWO_LOGINS).value().toString()).doesNotContain("geheim");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("resource:\n- type: ec2\n  auth_data: {accesskey: [geheim]}"))
                .withMessageContaining("Missing key(s) in auth_data: secretkey")
                .satisfies(e -> assertThat(e.findings()).hasSize(2))
                .satisfies(e -> assertThat(e.findings().toString()).doesNotContain("geheim"));
    }

    @Test
    void refusesOtherShapes() {
        assertRefused("", "must be a mapping");
        assertRefused("[a]", "must be a mapping");
        assertRefused("resource: {a: b}", "must be a list of logins");
        assertRefused("resource: [{type: ec2, accesskey: a}]", "missing key 'auth_data'");
        assertRefused("resource: [x]", "a login must be a mapping");
        assertRefused("resource:\n\t- type: ec2", "a tab");
    }

    @Test
    void warnsOfTwoLoginsThatNothingTellsApart() {
        Checked<AuthData> checked = read("""
                resource:
                - {type: other, auth_data: {a: b}}
                - {endpoint: e, type: other, auth_data: {a: b}}
                - {type: other, endpoint: e, auth_data: {a: geheim}}
                """);

        assertThat(checked.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("resource[2]");
            assertThat(warning.line()).isEqualTo(4);
            assertThat(warning.message()).contains("same nodes as resource[1]");
        });
    }

    @Test
    void warnsOfWhatNobodyReads() {
        assertThat(read("resources: []\nresource: [{type: ec2, auth_data: {accesskey: a, secretkey: b, x: c}}]")
                        .warnings())
                .extracting(Object::toString)
                .anyMatch(text -> text.contains("unknown section 'resources' (did you mean 'resource'?)"))
                .anyMatch(text -> text.contains("unknown key 'x'"));
    }

    private static void assertRefused(String yaml, String reason) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(yaml))
                .withMessageContaining(reason);
    }

    @Test
    void refusesTheMasksThatAreShownInThePlaceOfLogins() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(TWO_LOGINS.replace("geheim", "'***'")))
                .satisfies(problem ->
                        assertThat(problem.findings().getFirst().path()).isEqualTo("resource[0].auth_data.secretkey"));
    }

    private static Checked<AuthData> read(String yaml) {
        return new AuthDataReader().read(SourceBundle.ofBody(yaml), PLUGINS);
    }

    private static final class Ec2 implements ResourceHandlerFactory {
        @Override
        public String type() {
            return "ec2";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public List<Setting> credentialSettings() {
            return List.of(
                    Setting.required("accesskey", SettingType.TEXT, "Key.").asSecret(),
                    Setting.required("secretkey", SettingType.TEXT, "Key.").asSecret());
        }

        @Override
        public AccountLimits limits() {
            return new AccountLimits(1, 1);
        }

        @Override
        public ResourceHandler open(Account account) {
            throw new UnsupportedOperationException("only declared");
        }
    }
}
