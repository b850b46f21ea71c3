package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Ports and floating addresses, which have the same form. */
final class FakeNeutron {
    private final FakeProject project;
    private int made;

    FakeNeutron(FakeProject project) {
        this.project = project;
    }

    FakeAnswer answer(FakeRequest request) {
        boolean port = request.collection().equals("ports");
        if (!port && !project.hasRouters) {
            return FakeAnswer.noSuchCollection();
        }
        String member = port ? "port" : "floatingip";
        Map<String, ObjectNode> all = port ? project.ports : project.floatingIps;
        if (request.isListing()) {
            return project.page(
                    request,
                    request.collection(),
                    all,
                    one -> request.asked("name").isEmpty() || FakeProject.says(one, "name", request));
        }
        return switch (request.method()) {
            case "POST" -> create(member, all, request.body().path(member));
            case "PUT" -> change(member, all, request);
            case "DELETE" -> delete(member, all, request);
            default -> all.containsKey(request.id()) ? FakeProject.show(member, all, request) : missing(request);
        };
    }

    private FakeAnswer create(String member, Map<String, ObjectNode> all, JsonNode wish) {
        ObjectNode made = FakeProject.add(all, FakeProject.newId(), "");
        made.put("status", "DOWN").put("floating_ip_address", "172.24.0." + ++this.made);
        made.setAll((ObjectNode) wish);
        return FakeAnswer.of(201, FakeProject.wrapped(member, made));
    }

    private static FakeAnswer change(String member, Map<String, ObjectNode> all, FakeRequest request) {
        ObjectNode found = all.get(request.id());
        if (found == null) {
            return missing(request);
        }
        found.setAll((ObjectNode) request.body().path(member));
        return FakeAnswer.of(200, FakeProject.wrapped(member, found));
    }

    /** A floating address outlives its port. */
    private FakeAnswer delete(String member, Map<String, ObjectNode> all, FakeRequest request) {
        if (all.remove(request.id()) == null) {
            return missing(request);
        }
        if (member.equals("port")) {
            project.floatingIps.values().stream()
                    .filter(floating -> floating.path("port_id").asText().equals(request.id()))
                    .forEach(floating -> floating.putNull("port_id"));
        }
        return FakeAnswer.empty(204);
    }

    private static FakeAnswer missing(FakeRequest request) {
        return FakeAnswer.neutronRefusal(404, "NotFound", "Resource " + request.id() + " could not be found");
    }
}
