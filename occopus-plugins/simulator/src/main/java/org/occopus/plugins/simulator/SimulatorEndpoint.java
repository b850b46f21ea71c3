package org.occopus.plugins.simulator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.access.ForRole;
import org.occopus.spi.resource.ResourceId;

/** The simulated cloud over REST: what exists, what dies, what goes wrong. */
@Path("simulator")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@ForRole(ForRole.ADMIN)
public class SimulatorEndpoint {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");
    private static final long MOST_INJECTED = 10_000;

    @Inject
    SimulatorFactory factory;

    /**
     * What exists at any endpoint.
     *
     * @param infrastructure leaves out what belongs to others; everything when it is missing
     * @return a list, oldest first, see {@link MachineJson}
     */
    @GET
    @Path("resources")
    public Response resources(@QueryParam("infrastructure") @Nullable String infrastructure) {
        Instant now = factory.simulator().now();
        List<Machine> machines = factory.simulator().machines(now).stream()
                .filter(machine -> infrastructure == null
                        || machine.owner().infrastructureId().equals(infrastructure))
                .toList();
        return ok(MachineJson.write(machines, now));
    }

    /**
     * Makes a machine vanish at once.
     *
     * @param id the machine
     * @return {@code {"killed": id}}, or a problem with status 404 when there is none
     */
    @POST
    @Path("resources/{id}/kill")
    public Response kill(@PathParam("id") String id) {
        return factory.simulator().kill(new ResourceId(id))
                ? ok(Json.createObjectBuilder().add("killed", id).build())
                : noSuchMachine(id);
    }

    /**
     * Makes a machine run on without doing anything any more.
     *
     * @param id the machine
     * @return {@code {"hung": id}}, or a problem with status 404 when there is none
     */
    @POST
    @Path("resources/{id}/hang")
    public Response hang(@PathParam("id") String id) {
        return factory.simulator().hang(new ResourceId(id))
                ? ok(Json.createObjectBuilder().add("hung", id).build())
                : noSuchMachine(id);
    }

    private static Response noSuchMachine(String id) {
        String detail = "The simulated cloud has no machine '" + id + "'; GET /simulator/resources lists them";
        return problem(SimulatedProblem.RESOURCE_UNKNOWN, detail);
    }

    /**
     * What is to go wrong now.
     *
     * @return {@code {"faults": […]}}, one for each endpoint that has any, {@code *} being all endpoints
     */
    @GET
    @Path("faults")
    public Response faults() {
        return ok(FaultJson.write(factory.simulator().currentFaults()));
    }

    /**
     * Sets what is to go wrong at one endpoint, or at all of them, in place of what was set for it before.
     *
     * @param body a JSON object; what it leaves out is off
     * @return as {@link #faults()}, or a problem with status 422
     */
    @PUT
    @Path("faults")
    public Response disturb(String body) {
        Fault fault;
        try {
            fault = FaultJson.read(parsed(body));
        } catch (JsonException e) {
            return faultInvalid("The body is not a JSON object: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return faultInvalid(String.valueOf(e.getMessage()));
        }
        factory.simulator().disturb(fault);
        return faults();
    }

    /**
     * What went wrong, one for each call that a fault befell, oldest first.
     *
     * @param after leaves out those up to this number; a whole number, none when it is missing
     * @param limit how many at most; a whole number, 500 when it is missing
     * @return {@code {"injected": […], "next": number}}, or a problem with status 400
     */
    @GET
    @Path("faults/injected")
    public Response injected(
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("500") String limit) {
        if (!WHOLE_NUMBER.matcher(after).matches()
                || !WHOLE_NUMBER.matcher(limit).matches()) {
            String detail = "'after' and 'limit' must be whole numbers, but are '" + after + "' and '" + limit + "'";
            return problem(SimulatedProblem.REQUEST_INVALID, detail);
        }
        long number = Long.parseLong(after);
        int most = (int) Math.min(Long.parseLong(limit), MOST_INJECTED);
        return ok(FaultJson.writeInjected(factory.simulator().injected(number, most), number));
    }

    private static JsonObject parsed(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            // Parsson says so of what is nested too deeply, and of numbers with too many digits.
            throw new JsonException("it is nested too deeply, or a number has too many digits", e);
        }
    }

    /**
     * Ends all faults; those of node definitions stay.
     *
     * @return as {@link #faults()}
     */
    @DELETE
    @Path("faults")
    public Response endFaults() {
        factory.simulator().endFaults();
        return faults();
    }

    private static Response faultInvalid(String detail) {
        return problem(SimulatedProblem.FAULT_INVALID, detail);
    }

    private static Response ok(JsonStructure json) {
        return Response.ok(json.toString(), MediaType.APPLICATION_JSON).build();
    }

    /** The server adds which request it was. */
    private static Response problem(SimulatedProblem problem, String detail) {
        JsonObject json = Json.createObjectBuilder()
                .add("type", "https://occopus.org/problems/" + problem.slug())
                .add("title", problem.title())
                .add("status", problem.status())
                .add("detail", detail)
                .add("retry", problem.retry())
                .add("message", "")
                .add("reason", detail)
                .add("status_code", problem.status())
                .build();
        return Response.status(problem.status())
                .type("application/problem+json")
                .entity(json.toString())
                .build();
    }
}
