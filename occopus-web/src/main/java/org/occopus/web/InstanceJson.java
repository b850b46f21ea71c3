package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.occopus.infrastructure.Views.Biography;
import org.occopus.infrastructure.Views.Chapter;
import org.occopus.node.NodeInstance;

/** All that is known of one instance, as {@code docs/rest.md} shows it. */
final class InstanceJson {
    private InstanceJson() {}

    static JsonObject of(String infrastructureId, Biography biography) {
        NodeInstance instance = biography.instance();
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("infraid", infrastructureId)
                .add("node", instance.nodeName())
                .addAll(StatusJson.instance(instance));
        biography.cloud().ifPresent(cloud -> json.add("cloud", cloud));
        instance.readyAt().ifPresent(at -> json.add("first_ready", at.toString()));
        JsonArrayBuilder history = Wire.JSON.createArrayBuilder();
        biography.history().forEach(chapter -> history.add(chapter(chapter)));
        return json.add("drop_requested", instance.dropRequested())
                .add("attempts", attempts(instance))
                .add("health", health(instance))
                .add("history", history)
                .build();
    }

    private static JsonObjectBuilder attempts(NodeInstance instance) {
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("failed_calls", instance.attempts().count())
                .add("failed_before_it", instance.attempts().failures());
        instance.attempts().notBefore().ifPresent(at -> json.add("not_before", at.toString()));
        return json;
    }

    private static JsonObjectBuilder health(NodeInstance instance) {
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("config_managed", instance.health().managed())
                .add("checked", instance.health().checked())
                .add("timeout_seconds", instance.health().timeout().toSeconds());
        instance.health().failingSince().ifPresent(since -> json.add("failing_since", since.toString()));
        return json;
    }

    private static JsonObjectBuilder chapter(Chapter chapter) {
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("state", chapter.change().state().name())
                .add("at", chapter.event().at().toString());
        chapter.change().by().ifPresent(event -> json.add("event", event.name()));
        chapter.reason().ifPresent(reason -> json.add("reason", reason.name()));
        return json.add("cause", chapter.change().cause());
    }
}
