package org.occopus.plugins.azure;

import com.azure.resourcemanager.containerinstance.fluent.models.ContainerGroupInner;
import com.azure.resourcemanager.containerinstance.models.Container;
import com.azure.resourcemanager.containerinstance.models.ContainerPropertiesInstanceView;
import com.azure.resourcemanager.containerinstance.models.ContainerState;
import com.azure.resourcemanager.containerinstance.models.Event;
import com.azure.resourcemanager.containerinstance.models.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceState;

/**
 * A container group as Azure shows it.
 *
 * @param group the group
 */
record ContainerGroup(ContainerGroupInner group) {

    Resource shown() {
        String creation = Optional.ofNullable(group.provisioningState()).orElse("");
        ResourceState state = AzureStates.of(creation, power());
        return new Resource(
                ArmId.of(group.id()).resourceId(),
                "container group",
                false,
                AzureTags.owner(group),
                state,
                AzureStates.words(creation, power()),
                addresses(),
                address().map(IpAddress::ip),
                state == ResourceState.FAILED ? fault() : Optional.empty(),
                Optional.empty());
    }

    /** Listings do not tell it. */
    private String power() {
        return Optional.ofNullable(group.instanceView())
                .flatMap(view -> Optional.ofNullable(view.state()))
                .orElse("");
    }

    private Optional<IpAddress> address() {
        return Optional.ofNullable(group.ipAddress());
    }

    /** The DNS name first (manual, "Azure Container Instances"). */
    private List<String> addresses() {
        return address().stream()
                .flatMap(found -> Stream.of(Optional.ofNullable(found.fqdn()), Optional.ofNullable(found.ip())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> fault() {
        Stream<String> ends = containers()
                .map(ContainerPropertiesInstanceView::currentState)
                .flatMap(Stream::ofNullable)
                .map(ContainerGroup::endOf);
        Stream<String> events = containers()
                .flatMap(view -> view.events() == null ? Stream.empty() : view.events().stream())
                .filter(event -> "Warning".equals(event.type()))
                .map(Event::message)
                .flatMap(Stream::ofNullable);
        return Stream.concat(ends, events)
                .filter(words -> !words.isBlank())
                .reduce((first, second) -> first + "; " + second)
                .map(ArmError::shortened);
    }

    private Stream<ContainerPropertiesInstanceView> containers() {
        return group.containers() == null
                ? Stream.empty()
                : group.containers().stream().map(Container::instanceView).flatMap(Stream::ofNullable);
    }

    private static String endOf(ContainerState state) {
        String detail = state.detailStatus() == null ? "" : state.detailStatus();
        return state.exitCode() == null ? detail : ("exit code " + state.exitCode() + " " + detail).strip();
    }
}
