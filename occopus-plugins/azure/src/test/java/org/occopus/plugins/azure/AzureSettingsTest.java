package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

class AzureSettingsTest {
    private final AzureVmFactory machines = new AzureVmFactory();
    private final AzureAciFactory containers = new AzureAciFactory();
    private final Section machine = Sections.machine("https://management.azure.com");
    private final Section container = Sections.containers("https://management.azure.com");

    private static List<String> required(List<Setting> settings) {
        return settings.stream().filter(Setting::required).map(Setting::key).toList();
    }

    private static List<String> optional(List<Setting> settings) {
        return settings.stream()
                .filter(setting -> !setting.required())
                .map(Setting::key)
                .toList();
    }

    @Test
    void takesTheKeysThatMachinesAlwaysTook() {
        assertThat(required(machines.settings()))
                .containsExactly(
                        "endpoint",
                        "resource_group",
                        "location",
                        "vm_size",
                        "publisher",
                        "offer",
                        "sku",
                        "version",
                        "username");
        assertThat(optional(machines.settings()))
                .containsExactlyInAnyOrder(
                        "public_ip_needed",
                        "vnet_name",
                        "subnet_name",
                        "customdata",
                        "server_name",
                        "password",
                        "ssh_key_data");
    }

    @Test
    void takesTheKeysThatContainersAlwaysTook() {
        assertThat(required(containers.settings()))
                .containsExactly(
                        "endpoint",
                        "resource_group",
                        "location",
                        "cpu_cores",
                        "memory",
                        "image",
                        "os_type",
                        "network_type");
        assertThat(optional(containers.settings()))
                .containsExactlyInAnyOrder("gpu_type", "gpu_count", "ports", "vnet_name", "subnet_name");
    }

    @Test
    void masksWhatIsSecret() {
        assertThat(machines.settings().stream().filter(Setting::secret).map(Setting::key))
                .containsExactly("password");
        assertThat(machines.credentialSettings().stream()
                        .filter(Setting::secret)
                        .map(Setting::key))
                .containsExactly("client_secret");
        assertThat(AzureVmSettings.of(machine).toString()).doesNotContain("Long-Enough-1");
    }

    @Test
    void wantsAPasswordOrAKey() {
        assertThat(machines.check(Sections.without(machine, "password")))
                .extracting(SettingProblem::message)
                .containsExactly("Missing key(s): either \"password\" or \"ssh_key_data\" must be defined");
        assertThat(machines.check(Sections.with(Sections.without(machine, "password"), "ssh_key_data", "ssh-rsa A")))
                .isEmpty();
    }

    @Test
    void wantsTheNetworkOfASubnet() {
        for (List<SettingProblem> problems : List.of(
                machines.check(Sections.with(machine, "subnet_name", "front")),
                containers.check(Sections.with(container, "subnet_name", "front")))) {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.path()).containsExactly("subnet_name");
                assertThat(problem.message()).contains("'subnet_name' needs 'vnet_name'");
            });
        }
    }

    @Test
    void collectsAllProblemsOfAContainer() {
        Section wrong = Sections.with(
                container,
                "endpoint",
                "ftp://azure",
                "cpu_cores",
                "some",
                "memory",
                -1,
                "os_type",
                "beos",
                "network_type",
                "Hybrid",
                "gpu_count",
                "0",
                "ports",
                List.of(80, "http", "53/udp", 70000));

        assertThat(containers.check(wrong))
                .extracting(problem -> String.join("/", problem.path()))
                .containsExactly(
                        "endpoint",
                        "cpu_cores",
                        "memory",
                        "os_type",
                        "network_type",
                        "gpu_count",
                        "ports/1",
                        "ports/3");
        assertThat(containers.check(wrong))
                .extracting(SettingProblem::message)
                .contains("Network type \"Hybrid\" is not supported. Please use either \"Public\" or \"Private\"");
    }

    @Test
    void leavesTemplatesToTheRendering() {
        Section templates = Sections.with(
                container,
                "endpoint",
                "{{ variables.cloud }}",
                "cpu_cores",
                "{{ variables.cores }}",
                "network_type",
                "{{ variables.network }}",
                "ports",
                List.of("{{ variables.port }}"));

        assertThat(containers.check(templates)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://management.azure.com/, https://management.azure.com",
        "https://management.usgovcloudapi.net, https://management.usgovcloudapi.net",
        "http://127.0.0.1:8080/azure/, http://127.0.0.1:8080/azure",
        "http://localhost:8080, http://localhost:8080"
    })
    void takesAddressesThatSecretsMayBeSentTo(String text, String address) {
        assertThat(AzureEndpoint.of(text)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "http://management.azure.com",
        "ftp://127.0.0.1",
        "https://user:secret@host",
        "https://host?x=1",
        "https://ho st"
    })
    void takesNoOtherAddress(String text) {
        assertThat(machines.check(Sections.with(machine, "endpoint", text)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).containsExactly("endpoint"));
        assertThat(machines.checkCredentials(Sections.of("authority_host", text)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).containsExactly("authority_host"));
    }
}
