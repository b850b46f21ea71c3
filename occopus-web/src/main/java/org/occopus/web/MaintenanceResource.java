package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.infrastructure.Suspension;
import org.occopus.spi.access.ForRole;

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

    /** Starts maintenance. */
    @POST
    @Path("{id}/attach")
    public JsonObject attach(@PathParam("id") String id) {
        infrastructures.attach(id);
        return infraid(id);
    }

    /** Stops maintenance. */
    @POST
    @Path("{id}/detach")
    public JsonObject detach(@PathParam("id") String id) {
        infrastructures.detach(id);
        return infraid(id);
    }

    /** Asks for one pass. */
    @POST
    @Path("{id}/maintain")
    public JsonObject maintain(@PathParam("id") String id) {
        infrastructures.maintain(id);
        return infraid(id);
    }

    /** Leaves it alone. */
    @POST
    @Path("{id}/suspend")
    public JsonObject suspend(@PathParam("id") String id) {
        suspension.suspend(id);
        return infraid(id);
    }

    /** Goes on. */
    @POST
    @Path("{id}/resume")
    public JsonObject resume(@PathParam("id") String id) {
        suspension.resume(id);
        return infraid(id);
    }

    private static JsonObject infraid(String id) {
        return Wire.JSON.createObjectBuilder().add("infraid", id).build();
    }
}
