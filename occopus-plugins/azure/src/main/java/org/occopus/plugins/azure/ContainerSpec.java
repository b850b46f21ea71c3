package org.occopus.plugins.azure;

import com.azure.resourcemanager.containerinstance.models.Container;
import com.azure.resourcemanager.containerinstance.models.ContainerNetworkProtocol;
import com.azure.resourcemanager.containerinstance.models.ContainerPort;
import com.azure.resourcemanager.containerinstance.models.EnvironmentVariable;
import com.azure.resourcemanager.containerinstance.models.GpuResource;
import com.azure.resourcemanager.containerinstance.models.GpuSku;
import com.azure.resourcemanager.containerinstance.models.ResourceRequests;
import com.azure.resourcemanager.containerinstance.models.ResourceRequirements;
import java.util.List;
import java.util.stream.Stream;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;

/**
 * The one container of a group.
 *
 * @param settings what the user wants
 * @param name of the group and of the container
 * @param userData its environment and command
 */
record ContainerSpec(AzureAciSettings settings, String name, UserData userData) {
    /** The original's own name for it, which tutorials read. */
    private static final String FQDN = "_OCCOPUS_ALLOCATED_FQDN";

    Container wanted() {
        Section attributes = new Section(userData.attributes());
        var container = new Container()
                .withName(name)
                .withImage(settings.image())
                .withPorts(settings.ports().stream().map(ContainerSpec::port).toList())
                .withEnvironmentVariables(environment(attributes))
                .withResources(new ResourceRequirements().withRequests(requests()));
        List<String> command = command(attributes);
        return command.isEmpty() ? container : container.withCommand(command);
    }

    /** A text is for a shell, a list is the command itself. */
    private static List<String> command(Section attributes) {
        return attributes.value("command").orElse(List.of()) instanceof String text
                ? List.of("/bin/sh", "-c", text)
                : attributes.list("command").stream().map(Object::toString).toList();
    }

    private List<EnvironmentVariable> environment(Section attributes) {
        Stream<EnvironmentVariable> allocated = settings.publicAddress()
                ? Stream.of(variable(FQDN, name + "." + settings.place().region() + ".azurecontainer.io"))
                : Stream.empty();
        Stream<EnvironmentVariable> given = attributes.list("env").stream()
                .map(Object::toString)
                .filter(entry -> entry.indexOf('=') > 0)
                .map(entry ->
                        variable(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1)));
        return Stream.concat(allocated, given).toList();
    }

    private static EnvironmentVariable variable(String name, String value) {
        return new EnvironmentVariable().withName(name).withValue(value);
    }

    private ResourceRequests requests() {
        AzureAciSettings.Size size = settings.size();
        var requests = new ResourceRequests().withCpu(size.cores()).withMemoryInGB(size.memory());
        size.gpu()
                .ifPresent(gpu -> requests.withGpu(
                        new GpuResource().withCount(gpu.count()).withSku(GpuSku.fromString(gpu.type()))));
        return requests;
    }

    private static ContainerPort port(ExposedPort exposed) {
        return new ContainerPort()
                .withPort(exposed.number())
                .withProtocol(ContainerNetworkProtocol.fromString(exposed.protocol()));
    }
}
