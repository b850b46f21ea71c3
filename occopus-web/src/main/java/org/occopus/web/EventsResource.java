package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.occopus.events.NumberedEvent;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.spi.access.ForRole;
import org.occopus.state.Phase;
import org.occopus.watching.GuardedSink;
import org.occopus.watching.Watchers;

/** What happened, page by page, and what happens, as it does. */
@Path("infrastructures")
@ForRole(ForRole.VIEWER)
public class EventsResource {
    private static final int MOST_EVENTS = 5000;

    @Inject
    Infrastructures infrastructures;

    @Inject
    Watchers watchers;

    @Inject
    StreamReaders readers;

    @Inject
    InstantSource clock;

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
            @Context HttpHeaders headers,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletResponse response) {
        String lastEventId = headers.getHeaderString(HttpHeaders.LAST_EVENT_ID_HEADER);
        long last = lastEventId == null || lastEventId.isBlank()
                ? QueryValues.number("after", after)
                : QueryValues.number(HttpHeaders.LAST_EVENT_ID_HEADER, lastEventId.strip());
        EventKinds wanted = EventKinds.of(kinds);
        refuseWhenAllIsTold(id, last);
        // Streams are of use only as they come; nginx holds them back unless told otherwise.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SseSink reader = new SseSink(sse, sink);
        reader.greet();
        Optional<String> proof = Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        watchers.stream(id, last, wanted::has, new GuardedSink(reader, () -> readers.mayRead(id, proof), clock));
    }

    /** Status 204 is what keeps browsers from coming back (HTML Living Standard, "Server-sent events"). */
    private void refuseWhenAllIsTold(String id, long last) {
        boolean isOver = infrastructures.status(id).infrastructure().phase() == Phase.DESTROYED;
        if (isOver && infrastructures.events(id, last, 1).isEmpty()) {
            throw new WebApplicationException(Response.noContent().build());
        }
    }
}
