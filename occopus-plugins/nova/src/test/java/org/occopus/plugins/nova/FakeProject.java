package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What is in the one project of the fake services, as the JSON that they show. */
final class FakeProject {
    static final String ID = "project-1";
    static final String IMAGE = "11111111-1111-4111-8111-111111111111";
    static final String NETWORK = "22222222-2222-4222-8222-222222222222";
    static final String POOL = "33333333-3333-4333-8333-333333333333";
    static final String GROUP = "44444444-4444-4444-8444-444444444444";

    final Map<String, ObjectNode> servers = new LinkedHashMap<>();
    final Map<String, ObjectNode> volumes = new LinkedHashMap<>();
    final Map<String, ObjectNode> ports = new LinkedHashMap<>();
    final Map<String, ObjectNode> floatingIps = new LinkedHashMap<>();
    final Map<String, ObjectNode> networks = new LinkedHashMap<>();
    final Map<String, ObjectNode> images = new LinkedHashMap<>();
    private final Map<String, ObjectNode> flavors = new LinkedHashMap<>();
    private final Map<String, ObjectNode> groups = new LinkedHashMap<>();
    private final FakeNova nova = new FakeNova(this);
    private final FakeNeutron neutron = new FakeNeutron(this);
    private final FakeCinder cinder = new FakeCinder(this);

    /** How many a page of any listing shows. */
    int pageSize = 10;

    /** Whether Nova deletes volumes together with their servers, as it should. */
    boolean deletesVolumes = true;

    /** Whether a server whose task is "deleting" ends. */
    boolean endsServers = true;

    /** Whether a listing tells the faults of servers; Nova's does so for one of its cells only. */
    boolean listsFaults = true;

    /** Whether neutron's router extension is installed, and floating addresses with it. */
    boolean hasRouters = true;

    FakeProject() {
        add(images, IMAGE, "tiny").put("size", 3L << 30).put("min_disk", 2);
        add(flavors, "1", "m1.tiny").put("disk", 1);
        add(flavors, "9", "m1.huge").put("disk", 80);
        add(networks, NETWORK, "inside").put("router:external", false);
        add(networks, POOL, "outside").put("router:external", true);
        add(groups, GROUP, "ssh");
    }

    static ObjectNode add(Map<String, ObjectNode> collection, String id, String name) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
        collection.put(id, node);
        return node;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    FakeAnswer answer(FakeRequest request) {
        return switch (request.collection()) {
            case "servers" -> nova.answer(request);
            case "flavors" ->
                request.isListing() ? page(request, "flavors", flavors, any -> true) : show("flavor", flavors, request);
            case "images" -> images(request);
            case "ports", "floatingips" -> neutron.answer(request);
            case "networks" -> page(request, "networks", networks, one -> says(one, "router:external", request));
            case "security-groups" -> page(request, "security_groups", groups, any -> true);
            case "volumes" -> cinder.answer(request);
            default -> FakeAnswer.empty(404);
        };
    }

    private FakeAnswer images(FakeRequest request) {
        if (request.isListing()) {
            return page(request, "images", images, one -> says(one, "name", request));
        }
        ObjectNode image = images.get(request.id());
        return image == null
                ? new FakeAnswer(404, Map.of("Content-Type", "text/html"), "<html><h1>404 Not Found</h1></html>")
                : FakeAnswer.of(200, image);
    }

    static boolean says(ObjectNode node, String member, FakeRequest request) {
        return node.path(member).asText().equals(request.asked(member));
    }

    static FakeAnswer show(String member, Map<String, ObjectNode> collection, FakeRequest request) {
        ObjectNode node = collection.get(request.id());
        return node == null ? missing(member, request) : FakeAnswer.of(200, wrapped(member, node));
    }

    static FakeAnswer missing(String member, FakeRequest request) {
        return FakeAnswer.refusal(404, member + " " + request.id() + " could not be found.");
    }

    static ObjectNode wrapped(String member, JsonNode node) {
        return JsonNodeFactory.instance.objectNode().set(member, node);
    }

    /** The part of a listing after the marker; a link when there is more. */
    FakeAnswer page(
            FakeRequest request, String member, Map<String, ObjectNode> collection, Predicate<ObjectNode> filter) {
        List<ObjectNode> all = collection.values().stream().filter(filter).toList();
        List<String> ids = all.stream().map(node -> node.path("id").asText()).toList();
        int begin = ids.indexOf(request.asked("marker")) + 1;
        int end = Math.min(all.size(), begin + pageSize);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(member).addAll(all.subList(begin, end));
        if (end < all.size()) {
            body.putArray(member + "_links").addObject().put("rel", "next").put("href", "http://next.invalid");
        }
        return FakeAnswer.of(200, body);
    }
}
