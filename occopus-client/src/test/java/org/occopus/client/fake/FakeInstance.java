package org.occopus.client.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A node instance that moves on by one state at each step. */
final class FakeInstance {
    private static int addresses;

    final String id = UUID.randomUUID().toString();
    final String address = "127.9.0." + (++addresses % 250 + 1);
    String state = "INTENDED";
    String reason = "";
    String note = "";

    void step() {
        state = switch (state) {
            case "INTENDED" -> "BOOTING";
            case "BOOTING" -> "READY";
            case "TERMINATING" -> "TERMINATED";
            default -> state;
        };
    }

    void end(String why) {
        state = "TERMINATING";
        reason = why;
    }

    boolean living() {
        return !state.startsWith("TERMINAT");
    }

    boolean ready() {
        return state.equals("READY");
    }

    /** Whether the cloud has a machine for it. */
    boolean exists() {
        return !state.equals("INTENDED") && !state.equals("TERMINATED") && !reason.equals("VANISHED");
    }

    Map<String, Object> status() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("state", state);
        members.put("since", "2026-11-22T10:00:05Z");
        members.put("started", "2026-11-22T10:00:00Z");
        members.put("addresses", ready() ? List.of(address) : List.of());
        if (!reason.isEmpty()) {
            members.put("reason", reason);
        }
        if (!note.isEmpty()) {
            members.put("note", note);
        }
        return members;
    }

    Map<String, Object> report() {
        return Map.of("resource_address", address, "state", ready() ? "ready" : "pending", "node_state", state);
    }

    Map<String, Object> resource(String infrastructure, String node) {
        return Map.of(
                "id",
                "sim-" + id.substring(0, 8),
                "infrastructure",
                infrastructure,
                "node",
                node,
                "instance",
                id,
                "state",
                "RUNNING",
                "addresses",
                List.of(address));
    }
}
