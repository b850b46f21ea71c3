package org.occopus.plugins.cloudsigma;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/**
 * The calls of API 2.0 that servers need (https://cloudsigma-docs.readthedocs.io/en/latest/servers.html,
 * https://cloudsigma-docs.readthedocs.io/en/latest/drives.html). Each makes one request, listings one a page.
 */
final class CloudSigmaApi {
    private static final int NOT_FOUND = 404;
    private static final String OBJECTS = "objects";

    private final CloudSigmaConnection connection;

    CloudSigmaApi(CloudSigmaConnection connection) {
        this.connection = connection;
    }

    CloudSigmaFailures failures() {
        return connection.failures();
    }

    /**
     * Servers first: a drive is cloned before its server is made, so that a server never seems to lack the drive that it
     * has.
     */
    Inventory inventory(Deadline deadline) {
        List<Server> servers = list("/servers/detail/", Subject.of("The listing of servers"), deadline).stream()
                .map(CloudSigmaApi::server)
                .toList();
        return new Inventory(servers, drives(deadline));
    }

    List<Drive> drives(Deadline deadline) {
        return list("/drives/detail/", Subject.of("The listing of drives"), deadline).stream()
                .map(Drive::of)
                .toList();
    }

    /** Shows a server; empty only when CloudSigma itself says that there is none. */
    Optional<Server> server(String uuid, Deadline deadline) {
        return find("/servers/" + segment(uuid) + "/", Subject.ofServer(uuid), deadline)
                .map(CloudSigmaApi::server);
    }

    /** Shows a drive; empty only when CloudSigma itself says that there is none. */
    Optional<Drive> drive(String uuid, Deadline deadline) {
        return find("/drives/" + segment(uuid) + "/", Subject.ofDrive(uuid), deadline)
                .map(Drive::of);
    }

    /** Begins to clone a library drive. */
    Drive clone(String libraryDrive, String name, Deadline deadline) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("name", name);
        String path = "/libdrives/" + segment(libraryDrive) + "/action/?do=clone";
        return Drive.of(made(path, body, Subject.of("A clone of the library drive " + libraryDrive), deadline));
    }

    /** Makes a server, which is stopped. */
    Server create(ObjectNode definition, Subject subject, Deadline deadline) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putArray(OBJECTS).add(definition);
        return server(made("/servers/", body, subject, deadline));
    }

    /** Changes the definition of a server. */
    Server update(Server server, ObjectNode definition, Deadline deadline) {
        Subject subject = Subject.ofServer(server.uuid());
        String path = "/servers/" + segment(server.uuid()) + "/";
        Answer answer = succeeded("PUT", path, Optional.of(definition), subject, deadline);
        JsonNode shown = json(subject, answer);
        return server(shown.has(OBJECTS) ? shown.path(OBJECTS).path(0) : shown);
    }

    void start(Server server, Deadline deadline) {
        order(server, "start", deadline);
    }

    void stop(Server server, Deadline deadline) {
        order(server, "stop", deadline);
    }

    /** Deletes a server, but not its drives. One that is gone is left alone. */
    void delete(Server server, Deadline deadline) {
        delete("/servers/" + segment(server.uuid()) + "/", Subject.ofServer(server.uuid()), deadline);
    }

    /** Begins to delete a drive. One that is gone is left alone. */
    void delete(Drive drive, Deadline deadline) {
        delete("/drives/" + segment(drive.uuid()) + "/", Subject.ofDrive(drive.uuid()), deadline);
    }

    private void delete(String path, Subject subject, Deadline deadline) {
        Answer answer = connection.send("DELETE", path, Optional.empty(), subject, deadline);
        if (!answer.isSuccess() && !saysNoSuchThing(answer)) {
            throw failures().answered(subject, answer);
        }
    }

    private void order(Server server, String action, Deadline deadline) {
        String path = "/servers/" + segment(server.uuid()) + "/action/?do=" + action;
        succeeded("POST", path, Optional.empty(), Subject.ofServer(server.uuid()), deadline);
    }

    private Optional<JsonNode> find(String path, Subject subject, Deadline deadline) {
        Answer answer = connection.send("GET", path, Optional.empty(), subject, deadline);
        if (saysNoSuchThing(answer)) {
            return Optional.empty();
        }
        return Optional.of(identified(json(subject, checked(subject, answer)), subject, answer));
    }

    private JsonNode made(String path, ObjectNode body, Subject subject, Deadline deadline) {
        Answer answer = succeeded("POST", path, Optional.of(body), subject, deadline);
        return identified(json(subject, answer).path(OBJECTS).path(0), subject, answer);
    }

    /**
     * Asks for everything at once, and for the rest should a location answer in pages all the same
     * (https://cloudsigma-docs.readthedocs.io/en/latest/pagination.html).
     */
    private List<JsonNode> list(String path, Subject subject, Deadline deadline) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        int offset = 0;
        int total;
        do {
            String page = path + "?limit=0&offset=" + offset;
            Answer answer = succeeded("GET", page, Optional.empty(), subject, deadline);
            JsonNode shown = json(subject, answer);
            JsonNode objects = shown.path(OBJECTS);
            total = shown.path("meta").path("total_count").asInt(offset + objects.size());
            if (!objects.isArray() || (objects.isEmpty() && offset < total)) {
                throw failures().garbled(subject, answer);
            }
            objects.forEach(object -> found.put(object.path("uuid").asText(""), object));
            offset += objects.size();
        } while (offset < total);
        return List.copyOf(found.values());
    }

    private Answer succeeded(
            String method, String path, Optional<ObjectNode> body, Subject subject, Deadline deadline) {
        return checked(subject, connection.send(method, path, body.map(ObjectNode::toString), subject, deadline));
    }

    private Answer checked(Subject subject, Answer answer) {
        if (!answer.isSuccess()) {
            throw failures().answered(subject, answer);
        }
        return answer;
    }

    private JsonNode identified(JsonNode json, Subject subject, Answer answer) {
        if (!json.isObject() || json.path("uuid").asText("").isEmpty()) {
            throw failures().garbled(subject, answer);
        }
        return json;
    }

    private JsonNode json(Subject subject, Answer answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            ProviderException failure = failures().garbled(subject, answer);
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private static boolean saysNoSuchThing(Answer answer) {
        return answer.status() == NOT_FOUND && ErrorBody.of(answer.body()).saysNoSuchThing();
    }

    private static Server server(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return new Server(object);
        }
        throw new ProviderException(
                ProviderFailure.OUTCOME_UNKNOWN, "", "A server on CloudSigma is not shown as a JSON object");
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
