package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.occopus.definition.NodeDefinitions;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.spi.access.ForRole;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;

/**
 * The keys of the original's broker that old integrations ask for and that tell no secret (manual, "REST API", info). The
 * others are refused with the path that answers instead.
 */
@Path("info")
@Produces(MediaType.APPLICATION_JSON)
@ForRole(ForRole.VIEWER)
public class InfoResource {
    private static final String INFRA_ID = "infra_id";
    private static final String NODE_ID = "node_id";
    private static final String NODE_TYPE = "node_type";

    private static final Map<String, String> ELSEWHERE = Map.of(
            "backends.auth_data", "GET /auth_data shows which logins there are",
            "infrastructure.static_description", "GET /infrastructures/{id}/status",
            "node.definition", "GET /node_definitions/{name}, or the key node.definition.all",
            "node.resource.cost", "GET /infrastructures/{id}/cost",
            "node.resource.state", "GET /infrastructures/{id}/status",
            "node.resource.address", "GET /infrastructures/{id}",
            "node.state", "GET /infrastructures/{id}/status",
            "node.service.state", "GET /infrastructures/{id}/status",
            "node.health_check.state", "GET /infrastructures/{id}/status",
            "config_managers", "GET /node_definitions/{name}");

    @Inject
    Infrastructures infrastructures;

    @Inject
    NodeDefinitions definitions;

    /** The value of a key. */
    @GET
    @Path("{key}")
    public JsonObject get(@PathParam("key") String key, @Context UriInfo uri) {
        var arguments = new Arguments(key, uri.getQueryParameters());
        JsonValue result =
                switch (key) {
                    case "infrastructure.name" ->
                        Wire.JSON.createValue(only(arguments).infrastructure().name());
                    case "infrastructure.started" ->
                        only(arguments).instances().isEmpty() ? JsonValue.FALSE : JsonValue.TRUE;
                    case "infrastructure.finished_first_maintenance" -> Wire.JSON.createValue(isBuilt(only(arguments)));
                    case "infrastructure.state", "infrastructure.node_instances" -> InfoJson.state(only(arguments));
                    case "infrastructure.userinfo" -> InfoJson.addresses(only(arguments));
                    case "node.find" -> found(arguments);
                    case "node.find_one" -> foundOne(arguments);
                    case "node.address" -> address(arguments);
                    case "node.definition.all" -> definition(arguments);
                    default -> throw unknown(key);
                };
        return Wire.JSON.createObjectBuilder().add("result", result).build();
    }

    /** The infrastructure of the one argument that a key takes. */
    private Snapshot only(Arguments arguments) {
        arguments.allow(Set.of(INFRA_ID));
        return infrastructures.report(arguments.required(INFRA_ID));
    }

    private static int isBuilt(Snapshot snapshot) {
        return snapshot.infrastructure().phase() == Phase.RUNNING ? 1 : 0;
    }

    private JsonValue found(Arguments arguments) {
        arguments.allow(Set.of(INFRA_ID, "name", NODE_ID));
        Snapshot snapshot = infrastructures.report(arguments.required(INFRA_ID));
        return InfoJson.instances(snapshot, arguments.find("name"), arguments.find(NODE_ID));
    }

    private JsonValue foundOne(Arguments arguments) {
        return found(arguments).asJsonArray().stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INSTANCE_UNKNOWN, "No node instance fits. GET /infrastructures/{id} lists them."));
    }

    private JsonValue address(Arguments arguments) {
        arguments.allow(Set.of(INFRA_ID, NODE_ID));
        Snapshot snapshot = infrastructures.report(arguments.required(INFRA_ID));
        String id = arguments.required(NODE_ID);
        return snapshot.instances().stream()
                .filter(instance -> instance.id().equals(id))
                .findFirst()
                .map(InfoJson::firstAddress)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.INSTANCE_UNKNOWN, "There is no node instance '" + id + "'."));
    }

    private JsonValue definition(Arguments arguments) {
        arguments.allow(Set.of(NODE_TYPE));
        return DefinitionJson.of(definitions.masked(definitions.get(arguments.required(NODE_TYPE))))
                .getJsonArray("implementations");
    }

    private static ProblemException unknown(String key) {
        String instead = Optional.ofNullable(ELSEWHERE.get(key))
                .map(path -> " It is not told here; instead: " + path + ".")
                .orElse("");
        return new ProblemException(ProblemType.NOT_FOUND, "Key not found: \"" + key + "\"." + instead);
    }

    /**
     * The arguments of a key.
     *
     * @param key the key
     * @param values what was given
     */
    private record Arguments(String key, MultivaluedMap<String, String> values) {
        void allow(Set<String> known) {
            for (String name : values.keySet()) {
                if (!known.contains(name)) {
                    throw new ProblemException(
                            ProblemType.REQUEST_INVALID,
                            "Key \"" + key + "\" takes no argument '" + name + "', but: "
                                    + String.join(", ", new TreeSet<>(known)) + ".");
                }
            }
        }

        Optional<String> find(String name) {
            return Optional.ofNullable(values.getFirst(name));
        }

        String required(String name) {
            return find(name)
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.REQUEST_INVALID, "Key \"" + key + "\" needs the argument '" + name + "'."));
        }
    }
}
