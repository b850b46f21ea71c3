package org.occopus.plugins.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.occopus.spi.resource.Resource;

/** Machines as JSON. */
final class MachineJson {
    private MachineJson() {}

    static JsonObject write(List<Machine> machines, Instant now) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        machines.forEach(machine -> list.add(write(machine, now)));
        return Json.createObjectBuilder().add("resources", list).build();
    }

    private static JsonObjectBuilder write(Machine machine, Instant now) {
        Resource shown = machine.show(now);
        return Json.createObjectBuilder()
                .add("id", shown.id().value())
                .add("name", machine.plan().name())
                .add("endpoint", machine.plan().endpoint())
                .add("server", shown.owner().serverId())
                .add("infrastructure", shown.owner().infrastructureId())
                .add("node", shown.owner().nodeName())
                .add("instance", shown.owner().instanceId())
                .add("state", shown.state().name())
                .add("provider_state", shown.providerState())
                .add("addresses", Json.createArrayBuilder(shown.addresses()))
                .add("created", machine.plan().createdAt().toString());
    }
}
