package org.occopus.plugins.azure;

import com.azure.core.http.rest.Response;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.compute.fluent.models.DiskInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.models.InstanceViewTypes;
import java.util.function.Supplier;
import org.occopus.plugins.azure.ArmKind.Service;
import reactor.core.publisher.Flux;

/**
 * The kinds of resources of {@code Microsoft.Compute} that nodes are made of.
 *
 * @param machines virtual machines; a single one is shown with its instance view
 * @param disks their disks
 * @param running lists all machines of the subscription with what only their instance views tell; other properties may
 *     be missing
 */
record ComputeKinds(
        ArmKind<VirtualMachineInner> machines, ArmKind<DiskInner> disks, Supplier<Flux<VirtualMachineInner>> running) {

    static ComputeKinds of(ComputeManagementClient client) {
        return new ComputeKinds(
                machines(client),
                disks(client),
                () -> client.getVirtualMachines().listAsync("true", null, null));
    }

    private static ArmKind<VirtualMachineInner> machines(ComputeManagementClient client) {
        var calls = client.getVirtualMachines();
        return new ArmKind<>(
                "Microsoft.Compute/virtualMachines",
                "virtual machine",
                new Service<>(
                        (group, name) -> calls.getByResourceGroupWithResponseAsync(
                                        group, name, InstanceViewTypes.INSTANCE_VIEW)
                                .map(Response::getValue),
                        calls::listAsync,
                        (group, name, wanted) -> calls.createOrUpdateWithResponseAsync(group, name, wanted, null, null),
                        (group, name) -> calls.deleteWithResponseAsync(group, name, null)),
                VirtualMachineInner::fromJson,
                VirtualMachineInner::provisioningState);
    }

    private static ArmKind<DiskInner> disks(ComputeManagementClient client) {
        var calls = client.getDisks();
        return new ArmKind<>(
                "Microsoft.Compute/disks",
                "disk",
                new Service<>(
                        calls::getByResourceGroupAsync,
                        calls::listAsync,
                        calls::createOrUpdateWithResponseAsync,
                        calls::deleteWithResponseAsync),
                DiskInner::fromJson,
                DiskInner::provisioningState);
    }
}
