package org.occopus.web;

import jakarta.inject.Inject;
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
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.scaling.Scaling;
import org.occopus.spi.access.ForRole;
import org.occopus.watching.Goal;

/** Scaling over REST (manual, "REST API", scaleup, scaledown, scaleto). */
@Path("infrastructures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@ForRole(ForRole.OPERATOR)
public class ScalingResource {
    @Inject
    Scaling scaling;

    @Inject
    WaitingAnswers answers;

    /** One more. */
    @POST
    @Path("{id}/scaleup/{node}")
    public CompletionStage<Response> up(
            @PathParam("id") String id, @PathParam("node") String node, @Context HttpHeaders headers) {
        return up(id, node, 1, headers);
    }

    /** Some more. */
    @POST
    @Path("{id}/scaleup/{node}/{count}")
    public CompletionStage<Response> up(
            @PathParam("id") String id,
            @PathParam("node") String node,
            @PathParam("count") int count,
            @Context HttpHeaders headers) {
        if (count < 0) {
            throw new ProblemException(
                    ProblemType.REQUEST_INVALID, "Cannot scale up by " + count + "; use scaledown for fewer.");
        }
        scaling.by(id, node, count);
        return answers.answer(id, Goal.SETTLED, headers, counted("scaleup", id, node, count));
    }

    /** One fewer, the youngest. */
    @POST
    @Path("{id}/scaledown/{node}")
    public CompletionStage<Response> down(
            @PathParam("id") String id, @PathParam("node") String node, @Context HttpHeaders headers) {
        scaling.by(id, node, -1);
        return answers.answer(id, Goal.SETTLED, headers, dropped(id, node).addNull("nodeid"));
    }

    /** One fewer, this one. */
    @POST
    @Path("{id}/scaledown/{node}/{nodeid}")
    public CompletionStage<Response> drop(
            @PathParam("id") String id,
            @PathParam("node") String node,
            @PathParam("nodeid") String idOrAddress,
            @Context HttpHeaders headers) {
        scaling.drop(id, node, idOrAddress);
        return answers.answer(id, Goal.SETTLED, headers, dropped(id, node).add("nodeid", idOrAddress));
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
    public CompletionStage<Response> to(
            @PathParam("id") String id,
            @PathParam("node") String node,
            @PathParam("count") int count,
            @Context HttpHeaders headers) {
        scaling.to(id, node, count);
        return answers.answer(id, Goal.SETTLED, headers, counted("scaleto", id, node, count));
    }

    private static JsonObjectBuilder counted(String method, String id, String node, int count) {
        return Wire.JSON
                .createObjectBuilder()
                .add("count", count)
                .add("infraid", id)
                .add("method", method)
                .add("nodename", node);
    }
}
