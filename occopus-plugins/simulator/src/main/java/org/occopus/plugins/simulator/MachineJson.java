package org.occopus.plugins.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;

/** Machines as JSON. */
final class MachineJson {
    private MachineJson() {}

    static JsonArray write(List<Machine> machines, Instant now) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        machines.forEach(machine -> list.add(write(machine, now)));
        return list.build();
    }

    private static JsonObjectBuilder write(Machine machine, Instant now) {
        Resource shown = machine.show(now);
        return Json.createObjectBuilder()
                .add("id", shown.id().value())
                .add("kind", shown.kind())
                .add("name", machine.plan().name())
                .add("endpoint", machine.plan().endpoint())
                .add("tags", tags(shown.owner()))
                .add("server", shown.owner().serverId())
                .add("infrastructure", shown.owner().infrastructureId())
                .add("node", shown.owner().nodeName())
                .add("instance", shown.owner().instanceId())
                .add("state", shown.state().name())
                .add("provider_state", shown.providerState())
                .add("addresses", Json.createArrayBuilder(shown.addresses()))
                .add("created", machine.plan().createdAt().toString());
    }

    private static JsonObjectBuilder tags(Owner owner) {
        JsonObjectBuilder tags = Json.createObjectBuilder();
        owner.tags().forEach(tag -> tags.add(tag.key(), tag.value()));
        return tags;
    }
}
