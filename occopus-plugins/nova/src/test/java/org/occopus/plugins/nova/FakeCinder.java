package org.occopus.plugins.nova;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** Volumes. A deletion is under way until somebody asks for the volume again. */
final class FakeCinder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final FakeProject project;

    FakeCinder(FakeProject project) {
        this.project = project;
    }

    FakeAnswer answer(FakeRequest request) {
        if (request.isListing()) {
            JsonNode filter = json(request.asked("metadata"));
            return project.page(request, "volumes", project.volumes, volume -> carries(volume, filter));
        }
        ObjectNode volume = project.volumes.get(request.id());
        if (volume == null) {
            return FakeProject.missing("Volume", request);
        }
        return switch (request.method()) {
            case "POST" -> mark(volume, request.body().path("metadata"));
            case "DELETE" -> delete(volume);
            default -> show(volume, request);
        };
    }

    private static boolean carries(ObjectNode volume, JsonNode filter) {
        return filter.properties().stream()
                .allMatch(
                        entry -> entry.getValue().equals(volume.path("metadata").path(entry.getKey())));
    }

    private static FakeAnswer mark(ObjectNode volume, JsonNode metadata) {
        ((ObjectNode) volume.path("metadata")).setAll((ObjectNode) metadata);
        return FakeAnswer.of(200, FakeProject.wrapped("metadata", volume.path("metadata")));
    }

    private static FakeAnswer delete(ObjectNode volume) {
        if (!volume.path("status").asText().equals("available")) {
            return FakeAnswer.refusal(
                    400, "Invalid volume: Volume status must be available or error, but current status is: in-use.");
        }
        volume.put("status", "deleting");
        return FakeAnswer.empty(202);
    }

    private FakeAnswer show(ObjectNode volume, FakeRequest request) {
        if (volume.path("status").asText().equals("deleting")) {
            project.volumes.remove(request.id());
        }
        return FakeProject.show("volume", project.volumes, request);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
