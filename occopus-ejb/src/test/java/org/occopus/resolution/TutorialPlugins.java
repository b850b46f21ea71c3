package org.occopus.resolution;

import static org.occopus.spi.setting.SettingType.ANY;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.occopus.plugins.cloudinit.BasicContextualiser;
import org.occopus.plugins.cloudinit.CloudInitContextualiser;
import org.occopus.plugins.cloudinit.DockerContextualiser;
import org.occopus.plugins.healthchecks.PingCheck;
import org.occopus.plugins.healthchecks.PortsCheck;
import org.occopus.plugins.healthchecks.UrlsCheck;
import org.occopus.plugins.simulator.SimulatorFactory;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/** Declarations of everything that the tutorials of the original use, whether its plugin exists or not. */
public final class TutorialPlugins {
    private TutorialPlugins() {}

    public static PluginRegistry registry() {
        return new PluginRegistry(
                clouds(),
                List.of(new CloudInitContextualiser(), new DockerContextualiser(), new BasicContextualiser()),
                List.of(
                        new DeclaredManager("chef", settings("endpoint run_list", ""), false),
                        new DeclaredManager("puppet_solo", settings("manifests", "modules attributes"), true)),
                List.of(new PingCheck(), new PortsCheck(), new UrlsCheck(), new Databases()));
    }

    private static List<ResourceHandlerFactory> clouds() {
        return List.of(
                SimulatorFactory.inMemory(InstantSource.system()),
                cloud(
                                "ec2",
                                "endpoint regionname image_id instance_type",
                                "key_name security_group_ids subnet_id name tags")
                        .withLogin("accesskey secretkey"),
                cloud(
                        "nova",
                        "endpoint image_id flavor_name project_id",
                        "server_name key_name security_groups floating_ip floating_ip_pool name tenant_name"
                                + " user_domain_name network_id region_name volume_persist"),
                cloud(
                        "azure_vm",
                        "endpoint resource_group location vm_size publisher offer sku version username",
                        "public_ip_needed vnet_name subnet_name customdata server_name password ssh_key_data"),
                cloud(
                        "azure_aci",
                        "endpoint resource_group location cpu_cores memory image os_type network_type",
                        "gpu_type gpu_count ports vnet_name subnet_name"),
                cloud("cloudbroker", "endpoint description", "name start_in_vpc"),
                cloud("cloudsigma", "endpoint libdrive_id description", "name"),
                cloud("docker", "endpoint origin image tag", "name"));
    }

    private static DeclaredCloud cloud(String type, String required, String optional) {
        return new DeclaredCloud(type, settings(required, optional), List.of());
    }

    private static List<Setting> settings(String required, String optional) {
        List<Setting> settings = new ArrayList<>();
        words(required).forEach(key -> settings.add(Setting.required(key, ANY, key + ".")));
        words(optional).forEach(key -> settings.add(Setting.optional(key, ANY, key + ".")));
        return settings;
    }

    private static Stream<String> words(String words) {
        return Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty());
    }

    private record DeclaredCloud(String type, List<Setting> settings, List<Setting> credentialSettings)
            implements ResourceHandlerFactory {

        DeclaredCloud {
            if (type.equals("nova")) {
                settings = Stream.concat(
                                settings.stream(),
                                Stream.of(Setting.optional("volume_size", SettingType.INTEGER, "volume_size.")))
                        .toList();
            }
        }

        DeclaredCloud withLogin(String keys) {
            return new DeclaredCloud(type, settings, TutorialPlugins.settings(keys, ""));
        }

        @Override
        public List<SettingProblem> check(Section resource) {
            return switch (type) {
                case "nova" ->
                    resource.number("volume_size").orElse(1.0) < 0
                            ? List.of(SettingProblem.of(
                                    "volume_size", "Negative numbers for volume_size are prohibited!"))
                            : List.of();
                case "azure_vm" ->
                    resource.value("password").isEmpty()
                                    && resource.value("ssh_key_data").isEmpty()
                            ? List.of(SettingProblem.ofSection(
                                    "Missing key(s): either \"password\" or \"ssh_key_data\" must be defined"))
                            : List.of();
                case "cloudbroker" ->
                    resource.section("description").value("instance_type_id").isEmpty()
                            ? List.of(
                                    SettingProblem.of("description", "Missing key(s) in description: instance_type_id"))
                            : List.of();
                default -> List.of();
            };
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

    private record DeclaredManager(String type, List<Setting> settings, boolean puppet)
            implements ConfigManagerFactory {

        @Override
        public List<Setting> credentialSettings() {
            return List.of();
        }

        @Override
        public Map<String, Object> templateVariables(Section section) {
            if (!puppet) {
                return Map.of();
            }
            Map<String, Object> variables = new LinkedHashMap<>();
            for (String key : List.of("modules", "manifests", "attributes")) {
                variables.put(
                        key,
                        section.list(key).stream().map(DeclaredManager::python).collect(Collectors.joining(" ")));
            }
            return Map.of("puppet", variables);
        }

        private static String python(Object item) {
            return item instanceof Map<?, ?> map
                    ? map.entrySet().stream()
                            .map(entry -> "'" + entry.getKey() + "': '" + entry.getValue() + "'")
                            .collect(Collectors.joining(", ", "{", "}"))
                    : item.toString();
        }

        @Override
        public ConfigManager open(Account account) {
            throw new UnsupportedOperationException("only declared");
        }
    }

    private static final class Databases implements HealthCheck {
        private static final Set<String> KEYS = Set.of("name", "user", "pass");

        @Override
        public Setting setting() {
            return Setting.optional("mysqldbs", SettingType.LIST, "Databases.");
        }

        @Override
        public int order() {
            return 50;
        }

        @Override
        public List<SettingProblem> check(Object value) {
            List<SettingProblem> problems = new ArrayList<>();
            for (Object item : (List<?>) value) {
                if (!(item instanceof Map<?, ?> map && map.keySet().equals(KEYS))) {
                    problems.add(SettingProblem.of("mysqldbs", "an entry of mysqldbs needs " + KEYS));
                }
            }
            return problems;
        }

        @Override
        public boolean asksForAnything(Object value) {
            return true;
        }

        @Override
        public HealthResult run(HealthTarget target, Object value, Deadline deadline) {
            return new HealthResult.Pass();
        }
    }
}
