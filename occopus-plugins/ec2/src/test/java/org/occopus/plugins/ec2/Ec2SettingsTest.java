package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.plugins.ec2.Ec2Requests.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

class Ec2SettingsTest {
    private static final String AMAZON = "https://ec2.eu-west-1.amazonaws.com";

    private static List<SettingProblem> problems(String key, Object value) {
        return Ec2Settings.problemsOf(settings(AMAZON, Map.of(key, value)));
    }

    @Test
    void knowsTheKeysOfTheManual() {
        assertThat(Ec2Settings.DECLARATION)
                .filteredOn(Setting::required)
                .extracting(Setting::key)
                .containsExactly("endpoint", "regionname", "image_id", "instance_type");
        assertThat(Ec2Settings.DECLARATION)
                .extracting(Setting::key)
                .contains("key_name", "security_group_ids", "subnet_id", "name", "tags");
        assertThat(Ec2Settings.DECLARATION)
                .filteredOn(Setting::ofAccount)
                .extracting(Setting::key)
                .containsExactly("endpoint", "regionname");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AMAZON,
                "https://ec2.eu-west-1.amazonaws.com/",
                "http://cloud.example.org:8773/services/Cloud",
                "{{variables.endpoint}}",
                "replace_with_endpoint_of_ec2_interface_of_your_cloud"
            })
    void acceptsEndpoints(String endpoint) {
        assertThat(problems("endpoint", endpoint)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "http://", "host:8773", "https://user:secret@host", "http://host/?a=b", "::"})
    void refusesWhatIsNoEndpoint(String endpoint) {
        assertThat(problems("endpoint", endpoint)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).containsExactly("endpoint");
            assertThat(problem.message()).contains(endpoint).contains("write for example");
        });
    }

    @Test
    void tellsEveryProblemAtOnce() {
        var more = new HashMap<String, Object>();
        more.put("regionname", "eu west");
        more.put("volume_size", 0);
        more.put("launch_template", "a b");
        more.put("security_group_ids", List.of("sg-1", Map.of("id", "sg-2")));
        more.put("tags", Map.of("aws:x", "1", "org.occopus.node", "1", "deep", Map.of(), "long", "x".repeat(257)));

        assertThat(Ec2Settings.problemsOf(settings(AMAZON, more)))
                .extracting(SettingProblem::path)
                .containsExactlyInAnyOrder(
                        List.of("regionname"),
                        List.of("volume_size"),
                        List.of("launch_template"),
                        List.of("security_group_ids", "1"),
                        List.of("tags", "aws:x"),
                        List.of("tags", "org.occopus.node"),
                        List.of("tags", "deep"),
                        List.of("tags", "long"));
    }

    @Test
    void countsTags() {
        var many = new HashMap<String, Object>();
        for (int number = 0; number < 46; number++) {
            many.put("tag" + number, "x");
        }

        assertThat(problems("tags", many))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("46 tags"));
        many.remove("tag0");
        assertThat(problems("tags", many)).isEmpty();
    }

    @Test
    void readsASection() {
        Ec2Settings read = Ec2Settings.of(settings(
                AMAZON,
                Map.of(
                        "volume_size", "30",
                        "spot", true,
                        "launch_template", "web:3",
                        "security_group_ids", "sg-1",
                        "tags", Map.of("n", 1))));

        assertThat(read.extras().volumeSize()).contains(30);
        assertThat(read.extras().spot()).isTrue();
        assertThat(read.extras().launchTemplate()).hasValueSatisfying(template -> {
            assertThat(template.idOrName()).isEqualTo("web");
            assertThat(template.version()).contains("3");
            assertThat(template.isId()).isFalse();
        });
        assertThat(read.securityGroupIds()).containsExactly("sg-1");
        assertThat(read.tags()).containsExactly(Map.entry("n", "1"));
        assertThat(read.keyName()).isEmpty();
    }

    @Test
    void knowsTwoFormsOfLogin() {
        assertThat(login(Map.of("accesskey", "a", "secretkey", "b"))).isEmpty();
        assertThat(login(Map.of("accesskey", "a", "secretkey", "b", "sessiontoken", "c")))
                .isEmpty();
        assertThat(login(Map.of("type", "default_chain"))).isEmpty();
        assertThat(login(Map.of("type", "default_chain", "accesskey", "a"))).hasSize(1);
        assertThat(login(Map.of("type", "chain"))).hasSize(1);
        assertThat(login(Map.of("secretkey", "hush")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("Missing key(s) in auth_data: accesskey")
                        .doesNotContain("hush"));
        assertThat(new Ec2Factory().needsCredentials()).isTrue();
    }

    @Test
    void keepsTheSecretOutOfTexts() {
        var keys =
                Ec2Credentials.of(new Section(Map.of("accesskey", "a", "secretkey", "hush", "sessiontoken", "psst")));

        assertThat(keys.toString())
                .contains("AccessKey[a]")
                .doesNotContain("hush")
                .doesNotContain("psst");
    }

    private static List<SettingProblem> login(Map<String, Object> values) {
        return new Ec2Factory().checkCredentials(new Section(values));
    }
}
