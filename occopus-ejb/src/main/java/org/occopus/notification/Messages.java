package org.occopus.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.events.NumberedEvent;
import org.occopus.node.NodeState;
import org.occopus.notification.Courier.Reply;
import org.occopus.notification.NotificationTarget.FcmDevice;
import org.occopus.notification.NotificationTarget.Webhook;

/** What targets are sent, and which answers mean that they were told. */
final class Messages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;
    private static final int AFTER_OK = 300;
    private static final String TITLE = "Occopus infrastructure status update event";

    private final URI fcm;

    /**
     * @param fcm where messages for devices go
     */
    Messages(URI fcm) {
        this.fcm = fcm;
    }

    /** The message about an event; empty when the target does not want to hear of it. */
    Optional<Message> about(NotificationTarget target, String infrastructureId, NumberedEvent event, Instant now) {
        return switch (target) {
            case Webhook webhook -> webhook(webhook, infrastructureId, event, now);
            case FcmDevice device -> oldName(event.event()).map(name -> device(device, infrastructureId, event, name));
        };
    }

    /** Whether an answer means that the message arrived. */
    static boolean isTold(NotificationTarget target, Reply reply) {
        boolean ok = reply.status() >= OK && reply.status() < AFTER_OK;
        return switch (target) {
            case Webhook webhook -> ok;
            case FcmDevice device -> ok && successes(reply.body()) == 1;
        };
    }

    private static int successes(String body) {
        try {
            return JSON.readTree(body).path("success").asInt();
        } catch (JsonProcessingException e) {
            return 0;
        }
    }

    private static Optional<Message> webhook(
            Webhook webhook, String infrastructureId, NumberedEvent numbered, Instant now) {
        Event event = numbered.event();
        if (!webhook.events().isEmpty() && !webhook.events().contains(event.kind())) {
            return Optional.empty();
        }
        // The same for every attempt, so that a receiver knows what it has heard before.
        String id = infrastructureId + '_' + numbered.number();
        String body = webhookBody(infrastructureId, numbered);
        long seconds = now.getEpochSecond();
        Map<String, String> headers = Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                WebhookSignature.of(webhook.secret(), id, seconds, body),
                "User-Agent",
                "Occopus");
        return Optional.of(new Message(webhook.url(), headers, body));
    }

    private static String webhookBody(String infrastructureId, NumberedEvent numbered) {
        Event event = numbered.event();
        ObjectNode data = JSON.createObjectNode()
                .put("infraid", infrastructureId)
                .put("number", numbered.number())
                .put("at", event.at().toString())
                .put("kind", event.kind().name());
        event.node().ifPresent(node -> data.put("node", node));
        event.instance().ifPresent(instance -> data.put("instance", instance));
        data.put("message", event.message());
        return text(JSON.createObjectNode()
                .put("type", event.kind().name())
                .put("timestamp", event.at().toString())
                .set("data", data));
    }

    /** The message that the original sent through its library: title, and the event as data. */
    private Message device(FcmDevice device, String infrastructureId, NumberedEvent numbered, String name) {
        Event event = numbered.event();
        ObjectNode payload = JSON.createObjectNode().put("infra_id", infrastructureId);
        event.instance().ifPresent(instance -> payload.put("node_id", instance));
        event.node().ifPresent(node -> payload.put("node_name", node));
        ObjectNode body = JSON.createObjectNode().put("to", device.registrationId());
        body.putObject("notification").put("title", TITLE);
        body.putObject("data")
                .put("event_name", name)
                .put("timestamp", event.at().getEpochSecond())
                .put("payload", text(payload));
        return new Message(fcm, Map.of("Authorization", "key=" + device.apiKey()), text(body));
    }

    /** The original's name of an event; empty for what it never told (its enactor and node commands send eight). */
    private static Optional<String> oldName(Event event) {
        return switch (event.kind()) {
            case SUBMITTED -> Optional.of("infrastart");
            case RECONFIGURED -> Optional.of("infraupdated");
            case READY -> Optional.of("infraready");
            case DESTROYING -> Optional.of("infradrop");
            case NODE_STATE -> oldNodeName(event);
            default -> Optional.empty();
        };
    }

    private static Optional<String> oldNodeName(Event event) {
        if (isTo(event, NodeState.LAUNCHING)) {
            return Optional.of("nodecreating");
        }
        if (isTo(event, NodeState.READY)) {
            return Optional.of("nodecreated");
        }
        if (isTo(event, NodeState.TERMINATING)) {
            return Optional.of("nodedropping");
        }
        return isTo(event, NodeState.TERMINATED) ? Optional.of("nodedropped") : Optional.empty();
    }

    /** The message of a change of state begins with the new state. */
    private static boolean isTo(Event event, NodeState state) {
        return event.kind() == EventKind.NODE_STATE && event.message().startsWith(state.name() + ' ');
    }

    private static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}
