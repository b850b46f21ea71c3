package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.occopus.events.NumberedEvent;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.watching.Watchers;

/** What happened, page by page, and what happens, as it does. */
@Path("infrastructures")
public class EventsResource {
    private static final int MOST_EVENTS = 5000;

    @Inject
    Infrastructures infrastructures;

    @Inject
    Watchers watchers;

    /** Events in order. */
    @GET
    @Path("{id}/events")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject page(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("0") String afterText,
            @QueryParam("limit") @DefaultValue("500") String limitText,
            @QueryParam("kind") List<String> kinds) {
        long after = QueryValues.number("after", afterText);
        int limit = Math.clamp(QueryValues.number("limit", limitText), 1, MOST_EVENTS);
        EventKinds wanted = EventKinds.of(kinds);
        List<NumberedEvent> events = infrastructures.events(id, after, limit);
        JsonArrayBuilder list = Wire.JSON.createArrayBuilder();
        events.stream().filter(wanted::has).map(EventJson::of).forEach(list::add);
        long next = events.isEmpty() ? after : events.getLast().number();
        return Wire.JSON
                .createObjectBuilder()
                .add("events", list)
                .add("next", next)
                .build();
    }

    /** Events in order, now and from now on; a reader that comes back says which one it had last. */
    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    public void stream(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("kind") List<String> kinds,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletResponse response) {
        long last = lastEventId == null || lastEventId.isBlank()
                ? QueryValues.number("after", after)
                : QueryValues.number(HttpHeaders.LAST_EVENT_ID_HEADER, lastEventId.strip());
        SseSink reader = new SseSink(sse, sink, EventKinds.of(kinds));
        infrastructures.status(id);
        // Streams are of use only as they come; nginx holds them back unless told otherwise.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        reader.greet();
        watchers.stream(id, last, reader);
    }
}
