package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.occopus.events.NumberedEvent;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.infrastructure.Infrastructures.Accepted;
import org.occopus.infrastructure.Infrastructures.Reconfigured;
import org.occopus.infrastructure.Recovery;
import org.occopus.plan.Step;
import org.occopus.problem.Finding;
import org.occopus.spi.access.ForRole;
import org.occopus.state.Infrastructure;
import org.occopus.state.Snapshot;

/** Infrastructures over REST (manual, "REST API"). */
@Path("infrastructures")
@Produces(MediaType.APPLICATION_JSON)
public class InfrastructuresResource {
    private static final int MOST_EVENTS = 5000;

    @Inject
    Infrastructures infrastructures;

    @Inject
    Recovery recovery;

    /** Submits a description. */
    @ForRole(ForRole.OPERATOR)
    @POST
    @Consumes(MediaType.WILDCARD)
    public JsonObject submit(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @QueryParam("maintained") @DefaultValue("true") String maintained,
            @QueryParam("rollback") @DefaultValue("true") String rollback) {
        boolean watched = QueryValues.flag("maintained", maintained);
        boolean undone = QueryValues.flag("rollback", rollback);
        var bundle = DescriptorBody.read(body, Optional.ofNullable(contentType));
        return accepted(infrastructures.submit(bundle, watched, undone));
    }

    private static JsonObject accepted(Accepted accepted) {
        return accepted(accepted.id(), accepted.warnings()).build();
    }

    private static JsonObjectBuilder accepted(String id, List<Finding> found) {
        JsonArrayBuilder warnings = Wire.JSON.createArrayBuilder();
        found.forEach(warning -> warnings.add(warning.toString()));
        return Wire.JSON.createObjectBuilder().add("infraid", id).add("warnings", warnings);
    }

    /** Lists what is not destroyed, also under the original's misspelt key. */
    @ForRole(ForRole.VIEWER)
    @GET
    public JsonObject list() {
        JsonArrayBuilder ids = Wire.JSON.createArrayBuilder();
        JsonArrayBuilder misspelt = Wire.JSON.createArrayBuilder();
        JsonArrayBuilder details = Wire.JSON.createArrayBuilder();
        for (Infrastructure infrastructure : infrastructures.living()) {
            ids.add(infrastructure.id());
            misspelt.add(infrastructure.id());
            details.add(StatusJson.summary(infrastructure));
        }
        return Wire.JSON
                .createObjectBuilder()
                .add("infrastructures", ids)
                .add("infrastuctures", misspelt)
                .add("details", details)
                .build();
    }

    /** The manual's report. */
    @ForRole(ForRole.VIEWER)
    @GET
    @Path("{id}")
    public JsonObject report(@PathParam("id") String id) {
        return ReportJson.of(infrastructures.report(id));
    }

    /** Everything. */
    @ForRole(ForRole.VIEWER)
    @GET
    @Path("{id}/status")
    public JsonObject status(@PathParam("id") String id) {
        Snapshot snapshot = infrastructures.status(id);
        return StatusJson.of(snapshot, recovery.receipt(snapshot.infrastructure()));
    }

    /** Events in order. */
    @ForRole(ForRole.VIEWER)
    @GET
    @Path("{id}/events")
    public JsonObject events(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("0") String afterText,
            @QueryParam("limit") @DefaultValue("500") String limitText) {
        long after = QueryValues.number("after", afterText);
        int limit = Math.clamp(QueryValues.number("limit", limitText), 1, MOST_EVENTS);
        List<NumberedEvent> events = infrastructures.events(id, after, limit);
        JsonArrayBuilder list = Wire.JSON.createArrayBuilder();
        events.forEach(event -> list.add(event(event)));
        long next = events.isEmpty() ? after : events.get(events.size() - 1).number();
        return Wire.JSON
                .createObjectBuilder()
                .add("events", list)
                .add("next", next)
                .build();
    }

    private static JsonObjectBuilder event(NumberedEvent numbered) {
        var event = numbered.event();
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("number", numbered.number())
                .add("at", event.at().toString())
                .add("kind", event.kind().name());
        event.node().ifPresent(node -> json.add("node", node));
        event.instance().ifPresent(instance -> json.add("instance", instance));
        event.who().ifPresent(who -> json.add("who", who));
        return json.add("message", event.message());
    }

    /** What the next pass would do. */
    @ForRole(ForRole.VIEWER)
    @GET
    @Path("{id}/plan")
    public JsonObject plan(@PathParam("id") String id) {
        JsonArrayBuilder steps = Wire.JSON.createArrayBuilder();
        infrastructures.plan(id).steps().forEach(step -> steps.add(step(step)));
        return Wire.JSON.createObjectBuilder().add("steps", steps).build();
    }

    private static JsonObjectBuilder step(Step step) {
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder().add("step", step.name());
        step.node().ifPresent(node -> json.add("node", node));
        step.instance().ifPresent(instance -> json.add("instance", instance));
        return json.add("why", step.why());
    }

    /** Replaces the description. */
    @ForRole(ForRole.OPERATOR)
    @PUT
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public JsonObject reconfigure(
            @PathParam("id") String id,
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @QueryParam("replace") @DefaultValue("false") String replace) {
        boolean rolled = QueryValues.flag("replace", replace);
        var bundle = DescriptorBody.read(body, Optional.ofNullable(contentType));
        Reconfigured reconfigured = infrastructures.reconfigure(id, bundle, rolled);
        return accepted(reconfigured.id(), reconfigured.warnings())
                .add("differing", StatusJson.differing(reconfigured.differing()))
                .build();
    }

    /** Asks for the end. */
    @ForRole(ForRole.OPERATOR)
    @DELETE
    @Path("{id}")
    public JsonObject destroy(@PathParam("id") String id, @QueryParam("forget") @DefaultValue("false") String forget) {
        if (QueryValues.flag("forget", forget)) {
            recovery.forget(id);
        } else {
            infrastructures.destroy(id);
        }
        return infraid(id);
    }

    /** Starts maintenance. */
    @ForRole(ForRole.OPERATOR)
    @POST
    @Path("{id}/attach")
    @Consumes(MediaType.WILDCARD)
    public JsonObject attach(@PathParam("id") String id) {
        infrastructures.attach(id);
        return infraid(id);
    }

    /** Stops maintenance. */
    @ForRole(ForRole.OPERATOR)
    @POST
    @Path("{id}/detach")
    @Consumes(MediaType.WILDCARD)
    public JsonObject detach(@PathParam("id") String id) {
        infrastructures.detach(id);
        return infraid(id);
    }

    /** Asks for one pass. */
    @ForRole(ForRole.OPERATOR)
    @POST
    @Path("{id}/maintain")
    @Consumes(MediaType.WILDCARD)
    public JsonObject maintain(@PathParam("id") String id) {
        infrastructures.maintain(id);
        return infraid(id);
    }

    private static JsonObject infraid(String id) {
        return Wire.JSON.createObjectBuilder().add("infraid", id).build();
    }
}
