package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.occopus.description.SourceBundle;
import org.occopus.infrastructure.DryRuns;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.infrastructure.Infrastructures.Accepted;
import org.occopus.infrastructure.Infrastructures.Reconfigured;
import org.occopus.infrastructure.Recovery;
import org.occopus.infrastructure.Views;
import org.occopus.plan.Step;
import org.occopus.problem.Finding;
import org.occopus.spi.access.ForRole;
import org.occopus.state.Infrastructure;
import org.occopus.state.StoredSnapshot;
import org.occopus.watching.Goal;

/** Infrastructures over REST (manual, "REST API"). */
@Path("infrastructures")
@Produces(MediaType.APPLICATION_JSON)
public class InfrastructuresResource {
    @Inject
    Infrastructures infrastructures;

    @Inject
    Recovery recovery;

    @Inject
    DryRuns dryRuns;

    @Inject
    Views views;

    @Inject
    WaitingAnswers answers;

    /** Submits a description, or tells what would be made of it. */
    @ForRole(ForRole.OPERATOR)
    @POST
    @Consumes(MediaType.WILDCARD)
    public CompletionStage<Response> submit(
            InputStream body,
            @QueryParam("maintained") @DefaultValue("true") String maintained,
            @QueryParam("rollback") @DefaultValue("true") String rollback,
            @QueryParam("dry_run") @DefaultValue("false") String dryRun,
            @Context HttpHeaders headers) {
        boolean watched = QueryValues.flag("maintained", maintained);
        boolean undone = QueryValues.flag("rollback", rollback);
        boolean tried = QueryValues.flag("dry_run", dryRun);
        SourceBundle bundle = bundle(body, headers);
        if (tried) {
            return CompletableFuture.completedFuture(
                    Response.ok(DryRunJson.of(dryRuns.of(bundle))).build());
        }
        Accepted accepted = infrastructures.submit(bundle, watched, undone);
        return answers.answer(accepted.id(), Goal.BUILT, headers, accepted(accepted.id(), accepted.warnings()));
    }

    private static SourceBundle bundle(InputStream body, HttpHeaders headers) {
        return DescriptorBody.read(body, Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)));
    }

    private static JsonObjectBuilder accepted(String id, List<Finding> found) {
        JsonArrayBuilder warnings = Wire.JSON.createArrayBuilder();
        found.forEach(warning -> warnings.add(warning.toString()));
        return infraid(id).add("warnings", warnings);
    }

    /** Lists what is not destroyed, or what fits. */
    @ForRole(ForRole.VIEWER)
    @GET
    public Response list(@BeanParam InfrastructureQuery query, @Context UriInfo uri) {
        if (query.isPlain()) {
            return Response.ok(listed(infrastructures.living()).build()).build();
        }
        Views.Page page = views.page(query.filter());
        JsonObjectBuilder json = listed(page.infrastructures());
        if (!page.more()) {
            return Response.ok(json.build()).build();
        }
        String last = page.infrastructures().getLast().id();
        return NextPage.link(Response.ok(json.add("next", last).build()), uri, last)
                .build();
    }

    /** Also under the original's misspelt key. */
    private static JsonObjectBuilder listed(List<Infrastructure> found) {
        JsonArrayBuilder ids = Wire.JSON.createArrayBuilder();
        JsonArrayBuilder misspelt = Wire.JSON.createArrayBuilder();
        JsonArrayBuilder details = Wire.JSON.createArrayBuilder();
        for (Infrastructure infrastructure : found) {
            ids.add(infrastructure.id());
            misspelt.add(infrastructure.id());
            details.add(StatusJson.summary(infrastructure));
        }
        return Wire.JSON
                .createObjectBuilder()
                .add("infrastructures", ids)
                .add("infrastuctures", misspelt)
                .add("details", details);
    }

    /** The manual's report; its tag changes with everything that is stored. */
    @ForRole(ForRole.VIEWER)
    @GET
    @Path("{id}")
    public Response report(@PathParam("id") String id, @Context Request request) {
        StoredSnapshot stored = infrastructures.versioned(id);
        return InspectionResource.unlessKnown(
                request, DescriptionTag.ofReport(stored), ReportJson.of(stored.snapshot()));
    }

    /** Everything. */
    @ForRole(ForRole.VIEWER)
    @GET
    @Path("{id}/status")
    public JsonObject status(@PathParam("id") String id) {
        return answers.status(id);
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

    /** Replaces the description, if it still is the one that the client expects. */
    @ForRole(ForRole.OPERATOR)
    @PUT
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public CompletionStage<Response> reconfigure(
            @PathParam("id") String id,
            InputStream body,
            @QueryParam("replace") @DefaultValue("false") String replace,
            @Context HttpHeaders headers) {
        boolean rolled = QueryValues.flag("replace", replace);
        SourceBundle bundle = bundle(body, headers);
        var expected = DescriptionTag.expected(
                HeaderValues.of(headers, HttpHeaders.IF_MATCH), () -> infrastructures.versioned(id));
        Reconfigured reconfigured = infrastructures.reconfigure(id, bundle, rolled, expected);
        EntityTag tag = new EntityTag(DescriptionTag.of(reconfigured.revision(), false));
        JsonObjectBuilder differing = StatusJson.differing(reconfigured.differing());
        return answers.answer(
                        id,
                        Goal.SETTLED,
                        headers,
                        accepted(id, reconfigured.warnings()).add("differing", differing))
                .thenApply(answer -> Response.fromResponse(answer).tag(tag).build());
    }

    /** Asks for the end. */
    @ForRole(ForRole.OPERATOR)
    @DELETE
    @Path("{id}")
    public CompletionStage<Response> destroy(
            @PathParam("id") String id,
            @QueryParam("forget") @DefaultValue("false") String forget,
            @Context HttpHeaders headers) {
        if (QueryValues.flag("forget", forget)) {
            recovery.forget(id);
        } else {
            infrastructures.destroy(id);
        }
        return answers.answer(id, Goal.DESTROYED, headers, infraid(id));
    }

    private static JsonObjectBuilder infraid(String id) {
        return Wire.JSON.createObjectBuilder().add("infraid", id);
    }
}
