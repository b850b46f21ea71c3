package org.occopus.testkit.chef;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * An organisation of a Chef server in memory, on a port of its own: environments, roles, nodes and clients, with the
 * rights of Chef Server 12 and later. Thread-safe.
 */
public final class FakeChefServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ORGANISATION = "/organizations/staff";

    private final SortedMap<String, SortedMap<String, ObjectNode>> collections = new TreeMap<>(Map.of(
            "environments",
            new TreeMap<>(),
            "roles",
            new TreeMap<>(),
            "nodes",
            new TreeMap<>(),
            "clients",
            new TreeMap<>()));
    private final SortedMap<String, List<String>> writers = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Answer> planned = new ArrayList<>();
    private final SignatureCheck signatures = new SignatureCheck(TestLogin.publicKey());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private boolean hanging;
    private boolean losing;
    private boolean withoutRights;
    private final InstantSource clock;

    /**
     * What is answered.
     *
     * @param body text as it is, anything else as JSON
     */
    public record Answer(int status, Object body, Map<String, String> headers) {
        /** Without headers. */
        public static Answer of(int status, Object body) {
            return new Answer(status, body, Map.of());
        }

        /** An error in the words of a Chef server. */
        public static Answer error(int status, String words) {
            return of(status, Map.of("error", List.of(words)));
        }
    }

    /** Serves at once; signatures are checked by this clock. */
    public FakeChefServer(InstantSource clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(executor);
        server.start();
    }

    /** The URL of the organisation. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + ORGANISATION;
    }

    /** Answers the next call so, without doing anything. */
    public synchronized void answerNext(Answer answer) {
        planned.add(answer);
    }

    /** Carries out the next call and closes the connection without an answer. */
    public synchronized void loseNextAnswer() {
        losing = true;
    }

    /** Answers nothing any more. */
    public synchronized void hang() {
        hanging = true;
    }

    /** Behaves as a server from before Chef Server 12. */
    public synchronized void forgetAboutRights() {
        withoutRights = true;
    }

    /** Method and path of each call so far. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** The names of a collection's objects. */
    public synchronized Set<String> names(String collection) {
        return Set.copyOf(of(collection).keySet());
    }

    /** An object as it is stored. */
    public synchronized JsonNode object(String collection, String name) {
        return requireNonNull(of(collection).get(name), name);
    }

    /** What {@code knife} does with an object. */
    public synchronized void edit(String collection, String name, String field, Map<String, Object> value) {
        requireNonNull(of(collection).get(name), name).set(field, MAPPER.valueToTree(value));
    }

    /** Who may change a node. */
    public synchronized List<String> writersOf(String node) {
        return List.copyOf(requireNonNull(writers.get(node), node));
    }

    /** The clock of the server. */
    public InstantSource clock() {
        return clock;
    }

    /** Takes an object away. */
    public synchronized void delete(String collection, String name) {
        of(collection).remove(name);
    }

    /** The machine of a node starts chef-client, which makes itself a client. */
    public synchronized void machineStarts(String node) {
        of("clients").put(node, MAPPER.createObjectNode().put("name", node));
    }

    /** Its chef-client ends well; false when it may not store that. */
    public synchronized boolean machineConverges(String node) {
        if (!withoutRights && !writers.getOrDefault(node, List.of()).contains(node)) {
            return false;
        }
        setAutomatic(node, "ohai_time", "1479807600.5");
        return true;
    }

    /** Sets an attribute that a machine tells about itself; its path has dots. */
    public synchronized void setAutomatic(String node, String dotted, Object value) {
        ObjectNode level =
                (ObjectNode) requireNonNull(of("nodes").get(node), node).path("automatic");
        List<String> parts = List.of(dotted.split("\\."));
        for (String part : parts.subList(0, parts.size() - 1)) {
            level = level.withObjectProperty(part);
        }
        level.set(parts.getLast(), MAPPER.valueToTree(value));
    }

    private SortedMap<String, ObjectNode> of(String collection) {
        return requireNonNull(collections.get(collection), collection);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (isHanging()) {
                closed.await();
            }
            Optional<Answer> answer = answer(exchange, body);
            if (answer.isPresent()) {
                byte[] bytes = answer.get().body() instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : MAPPER.writeValueAsBytes(answer.get().body());
                answer.get().headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.get().status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isHanging() {
        return hanging;
    }

    private synchronized Optional<Answer> answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        calls.add(method + " " + path.replace(ORGANISATION, ""));
        if (!planned.isEmpty()) {
            return Optional.of(planned.removeFirst());
        }
        Optional<String> complaint = signatures.complaint(exchange, body, clock.instant());
        if (complaint.isPresent()) {
            return Optional.of(Answer.error(401, complaint.get()));
        }
        if (!path.startsWith(ORGANISATION + "/")) {
            return Optional.of(Answer.error(404, "No such organization"));
        }
        JsonNode document = MAPPER.readTree(body);
        Answer answer =
                routed(method, List.of(path.substring(ORGANISATION.length() + 1).split("/")), document);
        boolean lost = losing;
        losing = false;
        return lost ? Optional.empty() : Optional.of(answer);
    }

    private Answer routed(String method, List<String> path, JsonNode document) {
        SortedMap<String, ObjectNode> collection = of(path.getFirst());
        if (path.size() == 1) {
            return method.equals("POST") ? made(path.getFirst(), (ObjectNode) document) : listed(collection.keySet());
        }
        String name = path.get(1);
        if (!collection.containsKey(name)) {
            return Answer.error(404, "Cannot load " + path.getFirst() + " " + name);
        } else if (path.size() == 2) {
            return single(method, path.getFirst(), name);
        } else if (path.get(2).equals("nodes")) {
            return listed(nodesIn(name));
        }
        return withoutRights ? Answer.error(404, "Not found") : rights(method, name, document);
    }

    private Answer made(String collection, ObjectNode document) {
        String name = document.path("name").asText();
        if (of(collection).putIfAbsent(name, document) != null) {
            return Answer.error(409, collection + " already exists");
        }
        if (collection.equals("nodes")) {
            writers.put(name, new ArrayList<>(List.of("pivotal", TestLogin.CLIENT)));
        }
        return Answer.of(201, Map.of("uri", endpoint() + "/" + collection + "/" + name));
    }

    private Answer listed(Set<String> names) {
        ObjectNode listing = MAPPER.createObjectNode();
        names.forEach(name -> listing.put(name, "http://…/" + name));
        return Answer.of(200, listing);
    }

    private Set<String> nodesIn(String environment) {
        return of("nodes").entrySet().stream()
                .filter(node ->
                        node.getValue().path("chef_environment").asText().equals(environment))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Answer single(String method, String collection, String name) {
        ObjectNode found = requireNonNull(of(collection).get(name), name);
        if (method.equals("DELETE")) {
            of(collection).remove(name);
        }
        return Answer.of(200, found);
    }

    private Answer rights(String method, String node, JsonNode document) {
        List<String> actors = requireNonNull(writers.get(node), node);
        if (method.equals("PUT")) {
            List<String> wanted = new ArrayList<>();
            document.path("update").path("actors").forEach(actor -> wanted.add(actor.asText()));
            boolean known = wanted.stream()
                    .allMatch(actor -> actors.contains(actor) || of("clients").containsKey(actor));
            if (!known || !document.path("update").path("groups").isArray()) {
                return Answer.error(400, "Invalid/missing actor in request body");
            }
            writers.put(node, wanted);
            return Answer.of(200, Map.of());
        }
        ObjectNode update = MAPPER.createObjectNode();
        ArrayNode listed = update.putArray("actors");
        actors.forEach(listed::add);
        update.putArray("groups").add("admins").add("users");
        return Answer.of(200, Map.of("update", update));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}
