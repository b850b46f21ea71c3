package org.occopus.plugins.chef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.Deadline;

/** Named objects on a Chef server: made, found, changed and removed. Every call may be repeated. */
final class ChefObjects {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ChefServer server;

    ChefObjects(ChefServer server) {
        this.server = server;
    }

    /** Makes an object; one of the same name stays as it is. */
    void make(String collection, Map<String, Object> document, Deadline deadline) {
        server.send(new ChefCall("POST", collection), document, Set.of(CREATED, CONFLICT), deadline);
    }

    /** Empty when there is no such object. */
    Optional<JsonNode> find(String path, Deadline deadline) {
        ChefAnswer answer = server.ask(new ChefCall("GET", path), Set.of(OK, NOT_FOUND), deadline);
        return answer.status() == OK ? Optional.of(answer.body()) : Optional.empty();
    }

    /** The names in a listing; empty when there is no such listing. */
    List<String> names(String path, Deadline deadline) {
        ChefAnswer answer = server.ask(new ChefCall("GET", path), Set.of(OK, NOT_FOUND), deadline);
        return answer.status() == OK ? answer.names() : List.of();
    }

    void replace(String path, Map<String, Object> document, Deadline deadline) {
        server.send(new ChefCall("PUT", path), document, Set.of(OK), deadline);
    }

    /** After this there is no such object. */
    void remove(String path, Deadline deadline) {
        server.ask(new ChefCall("DELETE", path), Set.of(OK, NOT_FOUND), deadline);
    }
}
