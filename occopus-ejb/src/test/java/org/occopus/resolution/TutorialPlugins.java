package org.occopus.resolution;

import static org.occopus.spi.setting.SettingType.ANY;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.occopus.plugins.chef.ChefFactory;
import org.occopus.plugins.cloudinit.BasicContextualiser;
import org.occopus.plugins.cloudinit.CloudInitContextualiser;
import org.occopus.plugins.cloudinit.DockerContextualiser;
import org.occopus.plugins.healthchecks.MysqldbsCheck;
import org.occopus.plugins.healthchecks.PingCheck;
import org.occopus.plugins.healthchecks.PortsCheck;
import org.occopus.plugins.healthchecks.UrlsCheck;
import org.occopus.plugins.puppet.PuppetSoloFactory;
import org.occopus.plugins.simulator.SimulatorFactory;
import org.occopus.registry.PluginRegistry;
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
                List.of(new ChefFactory(), new PuppetSoloFactory()),
                List.of(new PingCheck(), new PortsCheck(), new UrlsCheck(), new MysqldbsCheck()));
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
}
