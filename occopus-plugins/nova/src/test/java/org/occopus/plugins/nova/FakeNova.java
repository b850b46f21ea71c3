package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Servers. A deletion is under way until somebody asks for the server again. */
final class FakeNova {
    private final FakeProject project;

    FakeNova(FakeProject project) {
        this.project = project;
    }

    FakeAnswer answer(FakeRequest request) {
        return switch (request.method()) {
            case "POST" -> request.id().isEmpty() ? create(request.body().path("server")) : delete(request);
            case "DELETE" -> delete(request);
            default -> request.isListing() ? list(request) : show(request);
        };
    }

    private FakeAnswer create(JsonNode wish) {
        String imageId = wish.path("imageRef")
                .asText(wish.path("block_device_mapping_v2")
                        .path(0)
                        .path("uuid")
                        .asText());
        if (!project.images.containsKey(imageId)) {
            return FakeAnswer.refusal(400, "Can not find requested image");
        }
        String networkId = wish.path("networks").path(0).path("uuid").asText("");
        if (!networkId.isEmpty() && !project.networks.containsKey(networkId)) {
            return FakeAnswer.refusal(400, "Network " + networkId + " could not be found.");
        }
        ObjectNode server = FakeProject.add(
                project.servers, FakeProject.newId(), wish.path("name").asText());
        server.put("status", "ACTIVE").putNull("OS-EXT-STS:task_state");
        server.put("OS-SRV-USG:launched_at", "2031-01-01T00:00:03.000000");
        server.put("created", "2031-01-01T00:00:00Z").set("metadata", wish.path("metadata"));
        server.put("user_data", wish.path("user_data").asText()).set("asked", wish);
        addresses(server, wish.path("networks").path(0).path("port").asText(""));
        volumes(server, wish.path("block_device_mapping_v2"));
        return FakeAnswer.of(202, FakeProject.wrapped("server", onlyId(server)));
    }

    private static ObjectNode onlyId(ObjectNode server) {
        return JsonNodeFactory.instance.objectNode().put("id", server.path("id").asText());
    }

    private void addresses(ObjectNode server, String portId) {
        ArrayNode addresses = server.putObject("addresses").putArray("inside");
        address(addresses, "2001:db8::1", 6, "fixed");
        address(addresses, "10.0.0." + project.servers.size(), 4, "fixed");
        project.floatingIps.values().stream()
                .filter(floating -> floating.path("port_id").asText().equals(portId))
                .forEach(floating ->
                        address(addresses, floating.path("floating_ip_address").asText(), 4, "floating"));
    }

    private static void address(ArrayNode addresses, String text, int version, String type) {
        addresses.addObject().put("addr", text).put("version", version).put("OS-EXT-IPS:type", type);
    }

    private void volumes(ObjectNode server, JsonNode mappings) {
        ArrayNode attached = server.putArray("os-extended-volumes:volumes_attached");
        for (JsonNode mapping : mappings) {
            ObjectNode volume = FakeProject.add(project.volumes, FakeProject.newId(), "");
            volume.put("status", "in-use")
                    .put("size", mapping.path("volume_size").asInt());
            volume.putObject("metadata");
            attached.addObject()
                    .put("id", volume.path("id").asText())
                    .put(
                            "delete_on_termination",
                            mapping.path("delete_on_termination").asBoolean());
        }
    }

    private FakeAnswer list(FakeRequest request) {
        var pattern = Pattern.compile(request.asked("name"), Pattern.CASE_INSENSITIVE);
        Map<String, ObjectNode> shown = new LinkedHashMap<>();
        project.servers.forEach(
                (id, server) -> shown.put(id, request.id().isEmpty() ? brief(server) : detailed(server)));
        return project.page(
                request,
                "servers",
                shown,
                server -> pattern.matcher(server.path("name").asText()).find());
    }

    private static ObjectNode brief(ObjectNode server) {
        return onlyId(server).put("name", server.path("name").asText());
    }

    private ObjectNode detailed(ObjectNode server) {
        return project.listsFaults ? server : server.deepCopy().without("fault");
    }

    private FakeAnswer show(FakeRequest request) {
        ObjectNode server = project.servers.get(request.id());
        if (server != null
                && project.endsServers
                && server.path("OS-EXT-STS:task_state").asText("").equals("deleting")) {
            end(server);
        }
        return FakeProject.show("server", project.servers, request);
    }

    private FakeAnswer delete(FakeRequest request) {
        ObjectNode server = project.servers.get(request.id());
        if (server == null) {
            return FakeProject.missing("Instance", request);
        }
        server.put("OS-EXT-STS:task_state", "deleting");
        return FakeAnswer.empty(204);
    }

    /** What happens when a server goes, whoever asked for it. */
    void end(ObjectNode server) {
        project.servers.remove(server.path("id").asText());
        for (JsonNode attached : server.path("os-extended-volumes:volumes_attached")) {
            String id = attached.path("id").asText();
            if (attached.path("delete_on_termination").asBoolean() && project.deletesVolumes) {
                project.volumes.remove(id);
            } else if (project.volumes.containsKey(id)) {
                project.volumes.get(id).put("status", "available");
            }
        }
    }
}
