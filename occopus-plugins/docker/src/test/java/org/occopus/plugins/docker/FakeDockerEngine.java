package org.occopus.plugins.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The part of the Docker Engine API that the plugin uses, over HTTP on loopback, with the statuses and sentences of
 * engine 20.10. Levers make single answers fail, get lost or hang.
 */
final class FakeDockerEngine implements AutoCloseable {
    static final String MISSING_COMMAND = "no-such-command";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a request asks for. */
    enum Route {
        CREATE,
        START,
        INSPECT,
        LIST,
        STOP,
        REMOVE,
        LOGS,
        IMAGE,
        FETCH
    }

    final Set<String> images = new LinkedHashSet<>();
    final Map<String, FakeContainer> containers = new LinkedHashMap<>();
    final List<String> requests = new ArrayList<>();
    String fetchAnswer = "{\"status\":\"Pull complete\",\"id\":\"a1\"}\n";
    String log = "";
    byte[] received = {};

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Route, Deque<FakeAnswer>> failures = new EnumMap<>(Route.class);
    private final Set<Route> lost = new LinkedHashSet<>();
    private final Set<Route> hanging = new LinkedHashSet<>();
    private CountDownLatch released = new CountDownLatch(1);
    private int created;

    FakeDockerEngine() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String endpoint() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void failNext(Route route, int status, String words) {
        failures.computeIfAbsent(route, any -> new ArrayDeque<>()).add(FakeAnswer.message(status, words));
    }

    /** The next answer of this kind is lost after what was asked for has happened. */
    synchronized void loseNext(Route route) {
        lost.add(route);
    }

    /** Requests of these kinds get no answer until {@link #release()}. */
    synchronized void hang(Route... routes) {
        hanging.addAll(List.of(routes));
    }

    synchronized void release() {
        hanging.clear();
        released.countDown();
        released = new CountDownLatch(1);
    }

    synchronized long count(String method, String path) {
        return requests.stream()
                .filter(request -> request.startsWith(method + " " + path))
                .count();
    }

    synchronized FakeContainer only() {
        return containers.values().iterator().next();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Route route = route(exchange);
        waitWhileHanging(route);
        FakeAnswer answer = answer(route, exchange, body);
        if (answer == null) {
            exchange.close();
        } else {
            answer.send(exchange);
        }
    }

    private void waitWhileHanging(Route route) throws IOException {
        CountDownLatch gate;
        synchronized (this) {
            gate = released;
            if (!hanging.contains(route)) {
                return;
            }
        }
        try {
            if (!gate.await(1, TimeUnit.MINUTES)) {
                throw new IOException("Nobody released the fake engine");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable FakeAnswer answer(Route route, HttpExchange exchange, byte[] body)
            throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        Deque<FakeAnswer> failing = failures.getOrDefault(route, new ArrayDeque<>());
        if (!failing.isEmpty()) {
            return failing.remove();
        }
        FakeAnswer answer = carriedOut(route, exchange, body);
        return lost.remove(route) ? null : answer;
    }

    private FakeAnswer carriedOut(Route route, HttpExchange exchange, byte[] body) throws IOException {
        Map<String, String> query = query(exchange);
        String subject = subject(exchange);
        return switch (route) {
            case CREATE -> create(query, JSON.readTree(body));
            case START -> find(subject).map(this::start).orElse(noSuchContainer(subject));
            case INSPECT ->
                find(subject)
                        .map(found -> FakeAnswer.of(200, found.inspected()))
                        .orElse(noSuchContainer(subject));
            case LIST -> list(query);
            case STOP -> find(subject).map(FakeDockerEngine::stop).orElse(noSuchContainer(subject));
            case REMOVE -> find(subject).map(found -> remove(found, query)).orElse(noSuchContainer(subject));
            case LOGS -> new FakeAnswer(200, log);
            case IMAGE ->
                images.contains(subject)
                        ? new FakeAnswer(200, "{\"Id\":\"sha256:1\"}")
                        : FakeAnswer.message(404, "No such image: " + subject);
            case FETCH -> fetch(query, body);
        };
    }

    private FakeAnswer create(Map<String, String> query, JsonNode wish) {
        String image = wish.path("Image").asText();
        String name = query.getOrDefault("name", "");
        if (!images.contains(image)) {
            return FakeAnswer.message(404, "No such image: " + image);
        }
        if (find(name).isPresent()) {
            return FakeAnswer.message(
                    409,
                    "Conflict. The container name \"/" + name + "\" is already in use by container \""
                            + find(name).get().id
                            + "\". You have to remove (or rename) that container to be able to reuse that name.");
        }
        String id = "%064x".formatted(++created);
        containers.put(id, new FakeContainer(id, name, wish));
        return FakeAnswer.of(201, JSON.createObjectNode().put("Id", id));
    }

    private FakeAnswer start(FakeContainer found) {
        if (found.state.equals("running")) {
            return FakeAnswer.empty(304);
        }
        if (found.command().contains(MISSING_COMMAND)) {
            found.exitCode = 127;
            return FakeAnswer.message(
                    400,
                    "failed to create shim: OCI runtime create failed: exec: \"" + MISSING_COMMAND
                            + "\": executable file not found in $PATH: unknown");
        }
        found.state = "running";
        found.addresses = List.of("172.17.0.2", "10.0.0.2");
        return FakeAnswer.empty(204);
    }

    private FakeAnswer list(Map<String, String> query) throws IOException {
        List<String> labels = FakeContainer.texts(
                JSON.readTree(query.getOrDefault("filters", "{}")).path("label"));
        ArrayNode shown = JSON.createArrayNode();
        boolean all = !query.getOrDefault("all", "false").equals("false");
        containers.values().stream()
                .filter(container -> all || container.state.equals("running"))
                .filter(container -> labels.stream().allMatch(container::carries))
                .forEach(container -> shown.add(container.listed()));
        return FakeAnswer.of(200, shown);
    }

    private static FakeAnswer stop(FakeContainer found) {
        if (!found.state.equals("running")) {
            return FakeAnswer.empty(304);
        }
        found.state = "exited";
        return FakeAnswer.empty(204);
    }

    private FakeAnswer remove(FakeContainer found, Map<String, String> query) {
        if (found.state.equals("running")
                && !query.getOrDefault("force", "false").equals("true")) {
            return FakeAnswer.message(
                    409,
                    "You cannot remove a running container " + found.id
                            + ". Stop the container before attempting removal or force remove");
        }
        containers.remove(found.id);
        return FakeAnswer.empty(204);
    }

    private FakeAnswer fetch(Map<String, String> query, byte[] body) {
        received = body;
        String name = query.getOrDefault("fromImage", query.getOrDefault("repo", ""));
        if (!fetchAnswer.contains("errorDetail")) {
            images.add(name + ":" + query.get("tag"));
        }
        return new FakeAnswer(200, fetchAnswer);
    }

    private Optional<FakeContainer> find(String idOrName) {
        return containers.values().stream()
                .filter(container -> container.id.equals(idOrName) || container.name.equals(idOrName))
                .findFirst();
    }

    private static FakeAnswer noSuchContainer(String id) {
        return FakeAnswer.message(404, "No such container: " + id);
    }

    private static Route route(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/images/")) {
            return path.equals("/images/create") ? Route.FETCH : Route.IMAGE;
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            return Route.REMOVE;
        }
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "create" -> Route.CREATE;
            case "start" -> Route.START;
            case "stop" -> Route.STOP;
            case "logs" -> Route.LOGS;
            default -> path.equals("/containers/json") ? Route.LIST : Route.INSPECT;
        };
    }

    private static String subject(HttpExchange exchange) {
        return exchange.getRequestURI()
                .getPath()
                .replaceFirst("^/(containers|images)/", "")
                .replaceFirst("/(json|start|stop|logs)$", "");
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var values = new LinkedHashMap<String, String>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int separator = part.indexOf('=');
            values.put(
                    part.substring(0, separator),
                    URLDecoder.decode(part.substring(separator + 1), StandardCharsets.UTF_8));
        }
        return values;
    }
}
