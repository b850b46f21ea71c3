package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.occopus.infrastructure.Views;
import org.occopus.infrastructure.Views.SubmittedDescription;
import org.occopus.spi.access.ForRole;

/** A closer look: the description as it was submitted, and the life of one instance. */
@Path("infrastructures")
@ForRole(ForRole.VIEWER)
public class InspectionResource {
    private static final String YAML = "application/yaml";

    @Inject
    Views views;

    /** The description as it was written. */
    @GET
    @Path("{id}/description")
    @Produces({YAML, MediaType.TEXT_PLAIN + ";charset=UTF-8;qs=0.9"})
    public Response text(@PathParam("id") String id, @Context Request request) {
        SubmittedDescription submitted = views.description(id);
        String text = submitted
                .text()
                .orElseGet(() -> DescriptionJson.of(submitted.description()).toString());
        return unlessKnown(request, DescriptionTag.of(submitted.revision(), false), text);
    }

    /** The description as it was understood. */
    @GET
    @Path("{id}/description")
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
    public Response json(@PathParam("id") String id, @Context Request request) {
        SubmittedDescription submitted = views.description(id);
        return unlessKnown(
                request, DescriptionTag.of(submitted.revision(), true), DescriptionJson.of(submitted.description()));
    }

    /** The answer, or 304 when the client has it already. */
    static Response unlessKnown(Request request, String name, Object body) {
        EntityTag tag = new EntityTag(name);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known == null ? Response.ok(body) : known).tag(tag).build();
    }

    /** One instance, terminated or not. */
    @GET
    @Path("{id}/nodes/{node}/instances/{instance}")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject instance(
            @PathParam("id") String id, @PathParam("node") String node, @PathParam("instance") String instance) {
        return InstanceJson.of(id, views.instance(id, node, instance));
    }
}
