package org.occopus.client.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.JsonText;

/** Listens on a free loopback port. What it was asked is kept for assertions. */
public final class FakeServer implements AutoCloseable {
    /** Set by tests. */
    public final Levers levers = new Levers();

    private final HttpServer http;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final Map<String, FakeInfrastructure> infrastructures = new LinkedHashMap<>();
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    /** By idempotency key. */
    private final Map<String, String> answers = new HashMap<>();

    private final FakeTokens tokens = new FakeTokens();

    /** Starts at once. */
    public FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(workers);
        http.createContext("/", this::handle);
        http.start();
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Method and path of everything it was asked, without looks at a status. */
    public List<String> requests() {
        return requests.stream().filter(request -> !request.endsWith("/status")).toList();
    }

    /** Every body that it was sent. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** The header {@code Authorization} of each request, empty where there was none. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** The ids in the order in which they were submitted. */
    public synchronized List<String> ids() {
        return List.copyOf(infrastructures.keySet());
    }

    /** Where an infrastructure stands. */
    public synchronized String state(String id) {
        return find(id).state;
    }

    /** Whether an infrastructure is maintained. */
    public synchronized boolean maintained(String id) {
        return find(id).maintained;
    }

    @Override
    public void close() {
        http.stop(0);
        workers.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        authorizations.add(String.valueOf(exchange.getRequestHeaders()
                .getOrDefault("Authorization", List.of(""))
                .getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!body.isEmpty()) {
            bodies.add(body);
        }
        if (levers.gatewayErrors.getAndDecrement() > 0) {
            answer(exchange, 502, "text/html", "<html>Bad Gateway</html>");
            return;
        }
        try {
            if (levers.needsToken && authorizations.getLast().isEmpty()) {
                throw new ProblemAnswer(401, "authentication-needed", "This server needs a token.");
            }
            String text = once(exchange, path, body);
            if (levers.lostAnswers.getAndDecrement() > 0) {
                exchange.close();
                return;
            }
            answer(exchange, 200, "application/json", text);
        } catch (ProblemAnswer problem) {
            answer(exchange, problem.status(), "application/problem+json", problem.json());
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length);
        try (OutputStream output = exchange.getResponseBody()) {
            output.write(content);
        }
    }

    private synchronized String once(HttpExchange exchange, String path, String body) {
        Optional<String> key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        String text = key.map(answers::get).orElseGet(() -> answer(exchange, path, body));
        key.ifPresent(given -> answers.put(given, text));
        return text;
    }

    private synchronized String answer(HttpExchange exchange, String path, String body) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String[] parts = path.substring(1).split("/");
        Object answer =
                switch (parts[0]) {
                    case "health" -> Map.of("status", "UP");
                    case "tokens" -> tokens.answer(exchange.getRequestMethod(), parts, body);
                    case "orphans" -> FakeOrphans.answer(exchange.getRequestMethod(), levers);
                    case "metrics" -> "jvm_memory_used_bytes{area=\"heap\",id=\"Old\"} 1.048576E7\n";
                    case "auth_data" -> credentials();
                    case "node_definitions" -> definitions(exchange.getRequestMethod(), parts, body);
                    case "simulator" -> simulator(parts, query);
                    case "infrastructures" ->
                        parts.length == 1
                                ? all(exchange.getRequestMethod(), query, body)
                                : one(exchange.getRequestMethod(), parts, query, body);
                    default -> throw new ProblemAnswer(404, "path-unknown", "Nothing is at " + path);
                };
        return answer instanceof String text ? text : JsonText.compact(answer);
    }

    private Object credentials() {
        if (levers.refusesCredentials) {
            throw new ProblemAnswer(403, "forbidden", "'alice' has the role operator; this is for admin.");
        }
        return Map.of("sections", Map.of("resource", 1));
    }

    private Object definitions(String method, String[] parts, String body) {
        if (method.equals("POST")) {
            List<String> names = main(body)
                    .lines()
                    .filter(line -> line.startsWith("'node_def:"))
                    .map(line -> line.substring(10, line.indexOf('\'', 10)))
                    .toList();
            names.forEach(name -> definitions.put(name, body));
            return Map.of("nodes", names);
        }
        if (parts.length > 1 && !definitions.containsKey(parts[1])) {
            throw new ProblemAnswer(404, "node-definition-unknown", "There is no node definition " + parts[1] + ".");
        }
        if (method.equals("DELETE")) {
            definitions.remove(parts[1]);
        }
        if (parts.length > 1) {
            return Map.of("name", parts[1], "implementations", List.of());
        }
        return Map.of("node_definitions", List.copyOf(definitions.keySet()));
    }

    private Object simulator(String[] parts, String query) {
        if (parts.length == 4) {
            boolean known = infrastructures.values().stream().anyMatch(each -> each.kill(parts[2]));
            if (!known) {
                throw new ProblemAnswer(404, "simulated-resource-unknown", "No machine " + parts[2]);
            }
            return Map.of("killed", parts[2]);
        }
        return find(query.substring("infrastructure=".length())).resources();
    }

    private Object all(String method, String query, String body) {
        if (method.equals("POST")) {
            FakeInfrastructure made =
                    new FakeInfrastructure(checked(body), !query.contains("maintained=false"), levers);
            if (query.contains("dry_run=true")) {
                return made.proposal();
            }
            infrastructures.put(made.id, made);
            return Map.of("infraid", made.id, "warnings", List.of());
        }
        List<Object> details = new ArrayList<>();
        for (FakeInfrastructure each : infrastructures.values()) {
            each.step();
            if (!each.state.equals("DESTROYED") && !each.state.equals("FAILED")) {
                details.add(each.summary());
            }
        }
        return Map.of("infrastructures", ids(), "details", details);
    }

    private Object one(String method, String[] parts, String query, String body) {
        FakeInfrastructure one = find(parts[1]);
        if (parts.length > 2) {
            return action(one, parts, query);
        }
        switch (method) {
            case "PUT" -> {
                one.describe(checked(body));
                one.passWanted = one.maintained;
                return Map.of("infraid", one.id, "warnings", List.of(), "differing", one.differing(query));
            }
            case "DELETE" -> one.destroy(query.contains("forget=true"));
            default -> {
                return one.report();
            }
        }
        return Map.of("infraid", one.id, "warnings", List.of());
    }

    private static Object action(FakeInfrastructure one, String[] parts, String query) {
        switch (parts[2]) {
            case "status" -> {
                one.step();
                return one.status();
            }
            case "events" -> {
                return one.events(Integer.parseInt(query.split("&")[0].substring("after=".length())));
            }
            case "plan" -> {
                return Map.of("steps", List.of(Map.of("step", "create", "node", "db", "why", "1 of 2 exist")));
            }
            case "why" -> {
                return one.why(query);
            }
            case "heal" -> one.passWanted = true;
            case "attach" -> one.maintained = true;
            case "suspend" -> one.suspended = true;
            case "resume" -> one.suspended = false;
            case "detach" -> one.maintained = false;
            case "maintain" -> one.passWanted = true;
            case "scaleup" -> one.node(parts[3]).target += Integer.parseInt(parts[4]);
            case "scaledown" -> one.node(parts[3]).target--;
            case "scaleto" -> one.node(parts[3]).target = Integer.parseInt(parts[4]);
            default -> throw new ProblemAnswer(404, "path-unknown", "Nothing is at " + String.join("/", parts));
        }
        return Map.of("infraid", one.id);
    }

    private FakeInfrastructure find(String id) {
        FakeInfrastructure found = infrastructures.get(id);
        if (found == null) {
            throw new ProblemAnswer(404, "infrastructure-unknown", "There is no infrastructure " + id + ".");
        }
        return found;
    }

    private static String main(String body) {
        JsonObject bundle = JsonObject.parse(body);
        return bundle.object("files").orElseThrow().requiredText(bundle.requiredText("main"));
    }

    private static String checked(String body) {
        String yaml = main(body);
        if (!yaml.contains("infra_name")) {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("file", JsonObject.parse(body).requiredText("main"));
            problem.put("line", 1);
            problem.put("column", 1);
            problem.put("message", "infra_name must be defined in infrastructure description");
            problem.put("hint", "add infra_name");
            throw new ProblemAnswer(422, "description-invalid", "The description is not valid.", List.of(problem));
        }
        return yaml;
    }
}
