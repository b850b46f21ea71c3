package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.infrastructure.Suspension;
import org.occopus.spi.access.ForRole;
import org.occopus.watching.Goal;

/** Who looks after an infrastructure, and whether anybody does (manual, "REST API", attach, detach). */
@Path("infrastructures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@ForRole(ForRole.OPERATOR)
public class MaintenanceResource {
    @Inject
    Infrastructures infrastructures;

    @Inject
    Suspension suspension;

    @Inject
    WaitingAnswers answers;

    /** Starts maintenance. */
    @POST
    @Path("{id}/attach")
    public CompletionStage<Response> attach(@PathParam("id") String id, @Context HttpHeaders headers) {
        infrastructures.attach(id);
        return answers.answer(id, Goal.SETTLED, headers, infraid(id));
    }

    /** Stops maintenance. */
    @POST
    @Path("{id}/detach")
    public JsonObject detach(@PathParam("id") String id) {
        infrastructures.detach(id);
        return infraid(id).build();
    }

    /** Asks for one pass. */
    @POST
    @Path("{id}/maintain")
    public CompletionStage<Response> maintain(@PathParam("id") String id, @Context HttpHeaders headers) {
        infrastructures.maintain(id);
        return answers.answer(id, Goal.SETTLED, headers, infraid(id));
    }

    /** Leaves it alone. */
    @POST
    @Path("{id}/suspend")
    public JsonObject suspend(@PathParam("id") String id) {
        suspension.suspend(id);
        return infraid(id).build();
    }

    /** Goes on. */
    @POST
    @Path("{id}/resume")
    public CompletionStage<Response> resume(@PathParam("id") String id, @Context HttpHeaders headers) {
        suspension.resume(id);
        return answers.answer(id, Goal.SETTLED, headers, infraid(id));
    }

    private static JsonObjectBuilder infraid(String id) {
        return Wire.JSON.createObjectBuilder().add("infraid", id);
    }
}
