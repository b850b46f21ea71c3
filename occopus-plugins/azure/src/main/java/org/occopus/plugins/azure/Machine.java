package org.occopus.plugins.azure;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInstanceViewInner;
import com.azure.resourcemanager.compute.models.InstanceViewStatus;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceInner;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceIpConfigurationInner;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceState;

/**
 * A virtual machine as Azure shows it, in parts.
 *
 * @param machine the machine
 * @param view what its agent and host tell; empty when Azure was not asked or does not know
 * @param networkInterface empty when it is gone
 * @param publicAddress empty when it has none
 */
record Machine(
        VirtualMachineInner machine,
        Optional<VirtualMachineInstanceViewInner> view,
        Optional<NetworkInterfaceInner> networkInterface,
        Optional<PublicIpAddressInner> publicAddress) {
    private static final String POWER = "PowerState/";
    private static final String FAILED = "ProvisioningState/failed";

    Resource shown() {
        String creation = text(machine.provisioningState());
        ResourceState state = AzureStates.of(creation, power());
        return new Resource(
                ArmId.of(machine.id()).resourceId(),
                "virtual machine",
                false,
                AzureTags.owner(machine),
                state,
                AzureStates.words(creation, power()),
                addresses(),
                privateAddress(),
                state == ResourceState.FAILED ? fault() : Optional.empty(),
                Optional.ofNullable(machine.timeCreated()).map(OffsetDateTime::toInstant));
    }

    private static String text(@Nullable String word) {
        return word == null ? "" : word;
    }

    private Stream<InstanceViewStatus> statuses() {
        return view.map(VirtualMachineInstanceViewInner::statuses).stream()
                .flatMap(List::stream)
                .filter(status -> status.code() != null);
    }

    private String power() {
        return statuses()
                .filter(status -> status.code().startsWith(POWER))
                .findFirst()
                .map(status -> status.code().substring(POWER.length()))
                .orElse("");
    }

    /** {@code ProvisioningState/failed/AllocationFailed} and its sentence. */
    private Optional<String> fault() {
        return statuses()
                .filter(status -> status.code().toLowerCase(Locale.ROOT).startsWith(FAILED.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(Machine::sentence);
    }

    private static String sentence(InstanceViewStatus status) {
        String code = status.code().substring(FAILED.length()).replaceFirst("^/", "");
        String words = Stream.of(Optional.ofNullable(status.message()), Optional.ofNullable(status.displayStatus()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("no reason is told");
        return ArmError.shortened(code.isEmpty() ? words : code + ": " + words);
    }

    /** The public address if the machine is to have one, else the private one (manual, "Azure"). */
    private List<String> addresses() {
        Optional<String> address = hasPublicAddress()
                ? publicAddress.flatMap(found -> Optional.ofNullable(found.ipAddress()))
                : privateAddress();
        return address.stream().toList();
    }

    private boolean hasPublicAddress() {
        return networkInterface.filter(Machine::refersToPublicAddress).isPresent();
    }

    /** Whether an interface has a public address, or is to have one. */
    static boolean refersToPublicAddress(NetworkInterfaceInner found) {
        return configurations(found).anyMatch(configuration -> configuration.publicIpAddress() != null);
    }

    private Optional<String> privateAddress() {
        return networkInterface.stream()
                .flatMap(Machine::configurations)
                .map(NetworkInterfaceIpConfigurationInner::privateIpAddress)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static Stream<NetworkInterfaceIpConfigurationInner> configurations(NetworkInterfaceInner found) {
        return found.ipConfigurations() == null ? Stream.empty() : found.ipConfigurations().stream();
    }
}
