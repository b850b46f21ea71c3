package org.occopus.plugins.azure;

import com.azure.resourcemanager.compute.fluent.models.DiskInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInstanceViewInner;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceInner;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.occopus.plugins.azure.Companions.Target;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The virtual machines of a subscription and what was made along with them. */
final class Machines {
    private final AzureCalls calls;
    private final Companions companions;
    private final ComputeKinds compute;
    private final NetworkKinds networks;
    private final ArmKind<VirtualMachineInner> machines;
    private final ArmKind<DiskInner> disks;

    Machines(Subscription subscription, ComputeKinds compute) {
        this.calls = subscription.calls();
        this.companions = new Companions(calls);
        this.compute = compute;
        this.networks = subscription.networks();
        this.machines = compute.machines();
        this.disks = compute.disks();
    }

    /** One machine; empty when Azure says that there is none. */
    Optional<Resource> find(ArmId id, Deadline deadline) {
        return calls.find(machines, id, deadline).map(found -> {
            var names = new NodeNames(id.name());
            Optional<NetworkInterfaceInner> nic = calls.find(
                    networks.interfaces(),
                    id.sibling(networks.interfaces().type(), names.networkInterface()),
                    deadline);
            Optional<PublicIpAddressInner> address = nic.filter(Machine::refersToPublicAddress)
                    .flatMap(any -> calls.find(
                            networks.addresses(),
                            id.sibling(networks.addresses().type(), names.address()),
                            deadline));
            return new Machine(found, Optional.ofNullable(found.instanceView()), nic, address).shown();
        });
    }

    /** Asks for all kinds at once; the first that fails fails the listing. */
    List<Resource> listed(OwnerTag tag, Deadline deadline) {
        Mono<List<Resource>> all = Mono.zip(
                        calls.owned(machines, tag),
                        views(),
                        calls.owned(networks.interfaces(), tag),
                        calls.owned(networks.addresses(), tag),
                        others(tag))
                .map(parts -> Stream.of(
                                joined(parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4()),
                                parts.getT3().stream().map(found -> Companions.shown(networks.interfaces(), found)),
                                parts.getT4().stream().map(found -> Companions.shown(networks.addresses(), found)),
                                parts.getT5().stream())
                        .flatMap(Function.identity())
                        .toList());
        return calls.ask(all, CallSubject.ofListing(), deadline).orElse(List.of());
    }

    /** Only this listing tells which machines are switched on; its other properties may be missing. */
    private Mono<Map<ArmId, VirtualMachineInstanceViewInner>> views() {
        return AzureCalls.all(compute.running().get())
                .filter(found -> found.instanceView() != null)
                .collectMap(found -> ArmId.of(found.id()), VirtualMachineInner::instanceView);
    }

    private Mono<List<Resource>> others(OwnerTag tag) {
        return Flux.merge(
                        companions.listed(disks, tag),
                        companions.listed(networks.securityGroups(), tag),
                        companions.listed(networks.networks(), tag))
                .flatMapIterable(Function.identity())
                .collectList();
    }

    private Stream<Resource> joined(
            List<VirtualMachineInner> found,
            Map<ArmId, VirtualMachineInstanceViewInner> views,
            List<NetworkInterfaceInner> interfaces,
            List<PublicIpAddressInner> addresses) {
        Map<ArmId, NetworkInterfaceInner> interfacesById = byId(interfaces, NetworkInterfaceInner::id);
        Map<ArmId, PublicIpAddressInner> addressesById = byId(addresses, PublicIpAddressInner::id);
        return found.stream().map(machine -> {
            ArmId id = ArmId.of(machine.id());
            var names = new NodeNames(id.name());
            return new Machine(
                            machine,
                            Optional.ofNullable(views.get(id)),
                            Optional.ofNullable(interfacesById.get(
                                    id.sibling(networks.interfaces().type(), names.networkInterface()))),
                            Optional.ofNullable(addressesById.get(
                                    id.sibling(networks.addresses().type(), names.address()))))
                    .shown();
        });
    }

    private static <T> Map<ArmId, T> byId(List<T> all, Function<T, String> id) {
        return all.stream()
                .collect(Collectors.toMap(
                        found -> ArmId.of(id.apply(found)), Function.identity(), (first, again) -> first));
    }

    /** Everything that it can delete. */
    List<ArmKind<?>> kinds() {
        return List.of(
                machines,
                disks,
                networks.interfaces(),
                networks.addresses(),
                networks.securityGroups(),
                networks.networks());
    }

    /**
     * What a deletion removes, in the order in which Azure lets it go.
     *
     * @param id of a machine, or of one of the other kinds, which goes alone
     */
    List<List<Target>> stages(ArmId id) {
        return id.type().equals(machines.type()) ? stagesOfMachine(id) : List.of(alone(id));
    }

    private List<Target> alone(ArmId id) {
        return kinds().stream()
                .filter(kind -> kind.type().equals(id.type()))
                .<Target>map(kind -> new Target(kind, id))
                .toList();
    }

    private List<List<Target>> stagesOfMachine(ArmId id) {
        var names = new NodeNames(id.name());
        return List.of(
                List.of(new Target(machines, id)),
                List.of(target(networks.interfaces(), id, names.networkInterface()), target(disks, id, names.disk())),
                List.of(
                        target(networks.addresses(), id, names.address()),
                        target(networks.securityGroups(), id, names.securityGroup()),
                        target(networks.networks(), id, names.network())));
    }

    private static Target target(ArmKind<?> kind, ArmId machine, String name) {
        return new Target(kind, machine.sibling(kind.type(), name));
    }
}
