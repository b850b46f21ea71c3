package org.occopus.plugins.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * One resource of the fake cloud. It is done with what it was asked after it was looked at a few times, because nothing
 * in tests waits for time to pass.
 */
final class FakeResource {
    private static final String STATE = "provisioningState";

    final ArmId id;
    final ObjectNode body;
    String power = "running";
    private int looksUntilMade;
    private int looksUntilGone = -1;

    FakeResource(ArmId id, ObjectNode body, int looksUntilMade) {
        this.id = id;
        this.body = body;
        this.looksUntilMade = looksUntilMade;
        properties().put(STATE, looksUntilMade > 0 ? "Creating" : "Succeeded");
    }

    ObjectNode properties() {
        return body.withObjectProperty("properties");
    }

    String state() {
        return properties().path(STATE).asText();
    }

    void become(String state) {
        looksUntilMade = 0;
        properties().put(STATE, state);
    }

    /** One look at it; false when it has gone. */
    boolean look() {
        if (looksUntilGone >= 0) {
            return looksUntilGone-- > 0;
        }
        if (looksUntilMade > 0 && --looksUntilMade == 0) {
            become("Succeeded");
        }
        return true;
    }

    boolean isMade() {
        return looksUntilMade == 0;
    }

    void delete(int looks) {
        if (looksUntilGone < 0) {
            looksUntilGone = looks;
            properties().put(STATE, "Deleting");
        }
    }

    /** The ids that this resource refers to, at any depth, in lower case. */
    List<String> references() {
        return body.findValuesAsText("id").stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> !text.equals(id.toString()))
                .toList();
    }

    /** The ids of those whose entries say that they go with this one. */
    List<String> goingAlong() {
        return StreamSupport.stream(body.findParents("id").spliterator(), false)
                .filter(FakeResource::goesAlong)
                .map(entry -> entry.path("id").asText().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean goesAlong(JsonNode entry) {
        return entry.path("properties").path("deleteOption").asText().equals("Delete");
    }

    ObjectNode shown() {
        ObjectNode shown = body.deepCopy();
        ObjectNode system = (ObjectNode) shown.path("properties").get("osProfile");
        if (system != null) {
            system.remove(List.of("adminPassword", "customData"));
        }
        return shown;
    }

    ObjectNode withView() {
        ObjectNode shown = shown();
        var statuses =
                shown.withObjectProperty("properties").putObject("instanceView").putArray("statuses");
        if (state().equals("Failed")) {
            statuses.addObject()
                    .put("code", "ProvisioningState/failed/AllocationFailed")
                    .put("level", "Error")
                    .put("message", "Allocation failed. We do not have sufficient capacity.");
            return shown;
        }
        statuses.addObject().put("code", "ProvisioningState/" + state().toLowerCase(Locale.ROOT));
        if (isMade()) {
            statuses.addObject().put("code", "PowerState/" + power);
        }
        return shown;
    }
}
