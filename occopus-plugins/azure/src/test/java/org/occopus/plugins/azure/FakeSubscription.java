package org.occopus.plugins.azure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.resource.ResourceId;

/** The resources of the fake cloud and the rules between them. Not thread-safe. */
final class FakeSubscription {
    static final String ID = "11111111-2222-3333-4444-555555555555";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 10;
    private static final Pattern SUBNET = Pattern.compile("(.*/virtualnetworks/[^/]+)/subnets/([^/]+)");

    /** What Azure answers when something else still needs what is to be deleted. */
    private static final Map<String, String> STILL_NEEDED = Map.of(
            "microsoft.network/networkinterfaces", "NicInUse",
            "microsoft.network/publicipaddresses", "PublicIPAddressCannotBeDeleted",
            "microsoft.network/networksecuritygroups", "InUseNetworkSecurityGroupCannotBeDeleted",
            "microsoft.network/virtualnetworks", "InUseSubnetCannotBeDeleted",
            "microsoft.compute/disks", "OperationNotAllowed");

    final Map<String, FakeResource> resources = new LinkedHashMap<>();
    final Set<String> groups = new HashSet<>();

    /** Whether a machine takes along what is marked so. */
    boolean cascades = true;

    /** How often what depends on a new network is turned away. */
    int looksUntilNetworkIsReady;

    private int made;

    FakeResource resource(ResourceId id) {
        return Objects.requireNonNull(resources.get(id.value()), id::value);
    }

    FakeAnswer put(ArmId id, ObjectNode wanted) {
        if (!groups.contains(id.group())) {
            return FakeAnswer.error(
                    404, "ResourceGroupNotFound", "Resource group '" + id.group() + "' could not be found.");
        }
        var draft = new FakeResource(id, wanted.deepCopy(), 1);
        Optional<FakeAnswer> refusal = refusal(draft);
        return refusal.orElseGet(() -> Optional.ofNullable(resources.get(id.toString()))
                .map(kept -> FakeAnswer.of(200, kept.shown()))
                .orElseGet(() -> make(draft)));
    }

    private Optional<FakeAnswer> refusal(FakeResource draft) {
        for (String reference : draft.references()) {
            FakeResource found = resources.get(reference.replaceFirst("/subnets/[^/]+$", ""));
            if (found == null || !hasSubnet(found, reference)) {
                return Optional.of(
                        FakeAnswer.error(400, "InvalidResourceReference", "Resource " + reference + " was not found."));
            }
            if (looksUntilNetworkIsReady > 0) {
                looksUntilNetworkIsReady--;
                return Optional.of(FakeAnswer.error(429, "RetryableError", "A retryable error occurred.")
                        .with("Retry-After", "7"));
            }
        }
        return Optional.empty();
    }

    private static boolean hasSubnet(FakeResource found, String reference) {
        Matcher subnet = SUBNET.matcher(reference);
        return !subnet.matches()
                || found.properties().path("subnets").findValuesAsText("name").contains(subnet.group(2));
    }

    private FakeAnswer make(FakeResource draft) {
        ArmId id = draft.id;
        draft.body.put("id", upperCaseGroup(id)).put("name", id.name()).put("type", id.type());
        decorate(draft);
        resources.put(id.toString(), draft);
        return FakeAnswer.of(201, draft.shown()).with("Azure-AsyncOperation", "http://127.0.0.1/never-asked");
    }

    /** Services answer with another case than they were asked with. */
    private static String upperCaseGroup(ArmId id) {
        return id.toString()
                .replace(
                        "/resourcegroups/" + id.group(),
                        "/resourceGroups/" + id.group().toUpperCase(Locale.ROOT));
    }

    private void decorate(FakeResource draft) {
        made++;
        switch (draft.id.type()) {
            case "microsoft.network/networkinterfaces" ->
                ((ObjectNode) draft.properties().path("ipConfigurations").get(0))
                        .withObjectProperty("properties")
                        .put("privateIPAddress", "10.0.0." + made);
            case "microsoft.network/publicipaddresses" -> draft.properties().put("ipAddress", "20.0.0." + made);
            case "microsoft.containerinstance/containergroups" -> decorateGroup(draft);
            case "microsoft.compute/virtualmachines" -> decorateMachine(draft);
            default -> {}
        }
    }

    private void decorateGroup(FakeResource draft) {
        ObjectNode address = draft.properties().withObjectProperty("ipAddress").put("ip", "10.0.0." + made);
        if (address.has("dnsNameLabel")) {
            address.put("fqdn", address.path("dnsNameLabel").asText() + ".westeurope.azurecontainer.io");
        }
    }

    /** The disk of a machine carries the tags of the machine. */
    private void decorateMachine(FakeResource draft) {
        draft.properties().put("timeCreated", "2026-11-22T10:00:00.1234567+00:00");
        ObjectNode disk = (ObjectNode) draft.properties().path("storageProfile").path("osDisk");
        ArmId id = draft.id.sibling("Microsoft.Compute/disks", disk.path("name").asText());
        ObjectNode body = JSON.createObjectNode().put("location", "westeurope");
        body.set("tags", draft.body.get("tags"));
        var made = new FakeResource(id, body.put("id", upperCaseGroup(id)).put("name", id.name()), 0);
        resources.put(id.toString(), made);
        disk.withObjectProperty("managedDisk").put("id", id.toString());
    }

    FakeAnswer get(ArmId id, boolean withView) {
        FakeResource found = resources.get(id.toString());
        if (found == null || !look(found)) {
            return noSuchThing(id);
        }
        boolean viewed = withView && id.type().equals("microsoft.compute/virtualmachines");
        return FakeAnswer.of(200, viewed ? found.withView() : found.shown());
    }

    private static FakeAnswer noSuchThing(ArmId id) {
        return FakeAnswer.error(404, "ResourceNotFound", "The Resource '" + id.name() + "' was not found.");
    }

    private boolean look(FakeResource found) {
        if (found.look()) {
            return true;
        }
        remove(found);
        return false;
    }

    private void remove(FakeResource gone) {
        resources.remove(gone.id.toString());
        if (cascades) {
            gone.goingAlong().forEach(this::removeAlong);
            Optional.of(gone.properties().path("storageProfile").path("osDisk"))
                    .filter(disk -> disk.path("deleteOption").asText().equals("Delete"))
                    .ifPresent(disk ->
                            removeAlong(disk.path("managedDisk").path("id").asText()));
        }
    }

    private void removeAlong(String id) {
        Optional.ofNullable(resources.get(id)).ifPresent(this::remove);
    }

    FakeAnswer list(String type, int from, boolean withView, String nextPage) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode page = answer.putArray("value");
        List<FakeResource> all = new ArrayList<>(resources.values());
        all.removeIf(found -> !found.id.type().equals(type) || !look(found));
        all.stream().skip(from).limit(PAGE).forEach(found -> page.add(withView ? found.withView() : found.shown()));
        if (from + PAGE < all.size()) {
            answer.put("nextLink", nextPage + "&$skiptoken=" + (from + PAGE));
        }
        return FakeAnswer.of(200, answer);
    }

    FakeAnswer delete(ArmId id) {
        FakeResource found = resources.get(id.toString());
        if (found == null) {
            return FakeAnswer.empty(204);
        }
        boolean needed = resources.values().stream()
                .flatMap(other -> other.references().stream())
                .anyMatch(reference -> reference.equals(id.toString()) || reference.startsWith(id + "/"));
        if (needed) {
            return FakeAnswer.error(
                    400, STILL_NEEDED.getOrDefault(id.type(), "Conflict"), "It is attached to another resource.");
        }
        found.delete(1);
        return FakeAnswer.empty(202).with("Azure-AsyncOperation", "http://127.0.0.1/never-asked");
    }
}
