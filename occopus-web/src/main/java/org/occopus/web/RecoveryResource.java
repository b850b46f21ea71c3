package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.occopus.explanation.Explanation;
import org.occopus.explanation.Explanations;
import org.occopus.infrastructure.Recovery;
import org.occopus.spi.access.ForRole;
import org.occopus.watching.Goal;

/** Healing on request, and why everything is as it is. */
@Path("infrastructures")
@Produces(MediaType.APPLICATION_JSON)
public class RecoveryResource {
    @Inject
    Recovery recovery;

    @Inject
    Explanations explanations;

    @Inject
    WaitingAnswers answers;

    /** Asks for healing. */
    @ForRole(ForRole.OPERATOR)
    @POST
    @Path("{id}/heal")
    @Consumes(MediaType.WILDCARD)
    public CompletionStage<Response> heal(
            @PathParam("id") String id,
            @QueryParam("force") @DefaultValue("false") String force,
            @Context HttpHeaders headers) {
        recovery.heal(id, QueryValues.flag("force", force));
        return answers.answer(
                id, Goal.SETTLED, headers, Wire.JSON.createObjectBuilder().add("infraid", id));
    }

    /** Plain sentences. */
    @ForRole(ForRole.VIEWER)
    @GET
    @Path("{id}/why")
    public JsonObject why(@PathParam("id") String id, @QueryParam("node") @Nullable String node) {
        Explanation explanation = node == null ? explanations.why(id) : explanations.why(id, node);
        JsonArrayBuilder nodes = Wire.JSON.createArrayBuilder();
        explanation.subjects().forEach(subject -> nodes.add(subject(subject)));
        return Wire.JSON
                .createObjectBuilder()
                .add("infraid", id)
                .add("sentences", texts(explanation.sentences()))
                .add("nodes", nodes)
                .build();
    }

    private static JsonObjectBuilder subject(Explanation.Subject subject) {
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder().add("node", subject.node());
        subject.instance().ifPresent(instance -> json.add("instance", instance));
        return json.add("sentences", texts(subject.sentences()));
    }

    private static JsonArrayBuilder texts(List<String> sentences) {
        JsonArrayBuilder json = Wire.JSON.createArrayBuilder();
        sentences.forEach(json::add);
        return json;
    }
}
