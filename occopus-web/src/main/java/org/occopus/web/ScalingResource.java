package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.scaling.Scaling;
import org.occopus.spi.access.ForRole;

/** Scaling over REST (manual, "REST API", scaleup, scaledown, scaleto). */
@Path("infrastructures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@ForRole(ForRole.OPERATOR)
public class ScalingResource {
    @Inject
    Scaling scaling;

    /** One more. */
    @POST
    @Path("{id}/scaleup/{node}")
    public JsonObject up(@PathParam("id") String id, @PathParam("node") String node) {
        return up(id, node, 1);
    }

    /** Some more. */
    @POST
    @Path("{id}/scaleup/{node}/{count}")
    public JsonObject up(@PathParam("id") String id, @PathParam("node") String node, @PathParam("count") int count) {
        if (count < 0) {
            throw new ProblemException(
                    ProblemType.REQUEST_INVALID, "Cannot scale up by " + count + "; use scaledown for fewer.");
        }
        scaling.by(id, node, count);
        return counted("scaleup", id, node, count);
    }

    /** One fewer, the youngest. */
    @POST
    @Path("{id}/scaledown/{node}")
    public JsonObject down(@PathParam("id") String id, @PathParam("node") String node) {
        scaling.by(id, node, -1);
        return dropped(id, node).addNull("nodeid").build();
    }

    /** One fewer, this one. */
    @POST
    @Path("{id}/scaledown/{node}/{nodeid}")
    public JsonObject drop(
            @PathParam("id") String id, @PathParam("node") String node, @PathParam("nodeid") String idOrAddress) {
        scaling.drop(id, node, idOrAddress);
        return dropped(id, node).add("nodeid", idOrAddress).build();
    }

    private static JsonObjectBuilder dropped(String id, String node) {
        return Wire.JSON
                .createObjectBuilder()
                .add("infraid", id)
                .add("method", "scaledown")
                .add("nodename", node);
    }

    /** Exactly so many. */
    @POST
    @Path("{id}/scaleto/{node}/{count}")
    public JsonObject to(@PathParam("id") String id, @PathParam("node") String node, @PathParam("count") int count) {
        scaling.to(id, node, count);
        return counted("scaleto", id, node, count);
    }

    private static JsonObject counted(String method, String id, String node, int count) {
        return Wire.JSON
                .createObjectBuilder()
                .add("count", count)
                .add("infraid", id)
                .add("method", method)
                .add("nodename", node)
                .build();
    }
}
