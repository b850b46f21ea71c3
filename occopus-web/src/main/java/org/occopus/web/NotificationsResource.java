package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.occopus.notification.NotificationStore.TargetState;
import org.occopus.notification.NotificationTarget;
import org.occopus.notification.Notifications;

/** Who is told of an infrastructure's events (manual, "REST API", notify). */
@Path("infrastructures")
@Produces(MediaType.APPLICATION_JSON)
public class NotificationsResource {
    private static final String MASK = "***";

    @Inject
    Notifications notifications;

    /** Sets who is told, in place of what was set. */
    @POST
    @Path("{id}/notify")
    @Consumes(MediaType.WILDCARD)
    public JsonObject set(@PathParam("id") String id, InputStream body) {
        JsonArrayBuilder warnings = Wire.JSON.createArrayBuilder();
        notifications.set(id, DescriptorBody.text(body)).forEach(warnings::add);
        return infraid(id).add("warnings", warnings).build();
    }

    /** Who is told, and how far; secrets masked. */
    @GET
    @Path("{id}/notify")
    public JsonObject show(@PathParam("id") String id) {
        List<TargetState> targets = notifications.show(id);
        JsonObjectBuilder json = infraid(id);
        targets.forEach(state -> json.add(name(state.target()), target(state)));
        return json.build();
    }

    private static String name(NotificationTarget target) {
        return switch (target.kind()) {
            case WEBHOOK -> "webhook";
            case FCM -> "fcm";
        };
    }

    private static JsonObjectBuilder target(TargetState state) {
        JsonObjectBuilder json =
                switch (state.target()) {
                    case NotificationTarget.Webhook webhook -> webhook(webhook);
                    case NotificationTarget.FcmDevice device ->
                        Wire.JSON.createObjectBuilder().add("api_key", MASK).add("reg_id", device.registrationId());
                };
        String word = state.givenUp() ? "GIVEN_UP" : state.failures() > 0 ? "FAILING" : "ACTIVE";
        json.add("state", word).add("told", state.told()).add("pending", state.pending());
        state.failingSince()
                .ifPresent(since -> json.add("failing_since", since.toString())
                        .add("last_failure", state.lastFailure())
                        .add("next_attempt", state.nextAttempt().toString()));
        return json;
    }

    private static JsonObjectBuilder webhook(NotificationTarget.Webhook webhook) {
        JsonArrayBuilder events = Wire.JSON.createArrayBuilder();
        webhook.events().stream().sorted().forEach(kind -> events.add(kind.name()));
        return Wire.JSON
                .createObjectBuilder()
                .add("url", shown(webhook.url()))
                .add("secret", MASK)
                .add("events", events);
    }

    /** Many services put a secret into the path or the query. */
    private static String shown(URI url) {
        String path = url.getRawPath();
        boolean isBare = (path == null || path.isEmpty() || path.equals("/")) && url.getRawQuery() == null;
        return url.getScheme() + "://" + url.getRawAuthority() + (isBare ? "" : "/" + MASK);
    }

    /** Nobody is told any more. */
    @DELETE
    @Path("{id}/notify")
    public JsonObject end(@PathParam("id") String id) {
        notifications.end(id);
        return infraid(id).build();
    }

    private static JsonObjectBuilder infraid(String id) {
        return Wire.JSON.createObjectBuilder().add("infraid", id);
    }
}
