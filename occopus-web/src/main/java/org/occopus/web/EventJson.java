package org.occopus.web;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.occopus.events.NumberedEvent;

/** An event as {@code docs/rest.md} shows it, the same in pages and in streams. */
final class EventJson {
    private EventJson() {}

    static JsonObject of(NumberedEvent numbered) {
        var event = numbered.event();
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("number", numbered.number())
                .add("at", event.at().toString())
                .add("kind", event.kind().name());
        event.node().ifPresent(node -> json.add("node", node));
        event.instance().ifPresent(instance -> json.add("instance", instance));
        event.who().ifPresent(who -> json.add("who", who));
        return json.add("message", event.message()).build();
    }
}
