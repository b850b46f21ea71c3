package org.occopus.plugins.azure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.resource.Account;

/** Azure Resource Manager and its login on the loopback interface, with levers. */
final class FakeAzure implements AutoCloseable {
    static final String SECRET = "s3cr~t/+&";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern GROUP = Pattern.compile("/subscriptions/[^/]+/resourcegroups/([^/]+)");
    private static final Pattern LISTING = Pattern.compile("/subscriptions/[^/]+/providers/([^/]+/[^/]+)");

    final FakeSubscription subscription = new FakeSubscription();
    final List<String> requests = new ArrayList<>();
    final List<ObjectNode> bodies = new ArrayList<>();
    int tokensGiven;

    private record Rule(
            String method, String path, @Nullable FakeAnswer answer) {
        private boolean fits(String asked, String at) {
            return asked.equals(method) && at.toLowerCase(Locale.ROOT).contains(path.toLowerCase(Locale.ROOT));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> valid = new HashSet<>();
    private boolean takesTokens = true;
    private CountDownLatch gate = new CountDownLatch(0);

    FakeAzure() {
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
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Account account() {
        return account(SECRET);
    }

    Account account(String secret) {
        return new Account(
                Sections.of("endpoint", endpoint()),
                Sections.of(
                        "tenant_id",
                        "contoso",
                        "client_id",
                        "app",
                        "client_secret",
                        secret,
                        "subscription_id",
                        FakeSubscription.ID,
                        "authority_host",
                        endpoint()));
    }

    /** Works on the subscription while no request is handled. */
    synchronized void change(Consumer<FakeSubscription> work) {
        work.accept(subscription);
    }

    /** The next request of a method to an address that contains a text is answered so. */
    synchronized void answerNext(String method, String path, FakeAnswer answer) {
        rules.add(new Rule(method, path, answer));
    }

    /** The next such request is carried out, and its answer lost. */
    synchronized void loseNext(String method, String path) {
        rules.add(new Rule(method, path, null));
    }

    /** Takes none of the tokens given so far any more. */
    synchronized void revokeTokens() {
        valid.clear();
    }

    /** Gives tokens and takes none of them. */
    synchronized void takeNoTokens() {
        takesTokens = false;
    }

    /** Nothing is answered until {@link #release()}. */
    synchronized void hang() {
        gate = new CountDownLatch(1);
    }

    synchronized void release() {
        gate.countDown();
    }

    synchronized long count(String method, String path) {
        return requests.stream()
                .filter(request -> request.startsWith(method + " ")
                        && request.toLowerCase(Locale.ROOT).contains(path.toLowerCase(Locale.ROOT)))
                .count();
    }

    /** The last body that was sent to an address that contains a text. */
    synchronized ObjectNode sent(String path) {
        for (int position = requests.size() - 1; position >= 0; position--) {
            String request = requests.get(position).toLowerCase(Locale.ROOT);
            if (request.startsWith("put") && request.contains(path.toLowerCase(Locale.ROOT))) {
                return bodies.get(position);
            }
        }
        throw new AssertionError("Nothing was sent to " + path);
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        waitAtGate();
        FakeAnswer answer = answer(exchange, body);
        if (answer == null) {
            exchange.close();
        } else {
            answer.send(exchange);
        }
    }

    private void waitAtGate() throws IOException {
        CountDownLatch current;
        synchronized (this) {
            current = gate;
        }
        try {
            if (!current.await(1, TimeUnit.MINUTES)) {
                throw new IOException("Nobody released the fake cloud");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable FakeAnswer answer(HttpExchange exchange, byte[] body) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        requests.add(method + " " + exchange.getRequestURI());
        bodies.add(
                method.equals("PUT") && body.length > 0 ? (ObjectNode) JSON.readTree(body) : JSON.createObjectNode());
        Rule rule = rules.stream()
                .filter(each -> each.fits(method, path))
                .findFirst()
                .orElse(null);
        if (rule == null) {
            return carriedOut(exchange, body);
        }
        rules.remove(rule);
        if (rule.answer() != null) {
            return rule.answer();
        }
        carriedOut(exchange, body);
        return null;
    }

    private FakeAnswer carriedOut(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/oauth2/v2.0/token")) {
            return token(path, new String(body, StandardCharsets.UTF_8));
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!takesTokens || !valid.contains(authorization)) {
            return FakeAnswer.error(401, "InvalidAuthenticationToken", "The access token is invalid.");
        }
        if (!path.toLowerCase(Locale.ROOT).startsWith("/subscriptions/" + FakeSubscription.ID)) {
            return FakeAnswer.error(404, "SubscriptionNotFound", "The subscription could not be found.");
        }
        return resource(exchange, path);
    }

    private FakeAnswer token(String path, String form) {
        boolean right = path.startsWith("/contoso/")
                && form.contains("grant_type=client_credentials")
                && form.contains("client_id=app")
                && form.contains("client_secret=s3cr%7Et%2F%2B%26")
                && form.contains("scope=http%3A%2F%2F127.0.0.1");
        if (!right) {
            ObjectNode error = JSON.createObjectNode()
                    .put("error", "invalid_client")
                    .put(
                            "error_description",
                            "AADSTS7000215: Invalid client secret provided. Trace ID: 1 Correlation ID: 2");
            return FakeAnswer.of(401, error);
        }
        tokensGiven++;
        valid.add("Bearer token-" + tokensGiven);
        return FakeAnswer.of(
                200,
                JSON.createObjectNode()
                        .put("token_type", "Bearer")
                        .put("expires_in", 3599)
                        .put("access_token", "token-" + tokensGiven));
    }

    private FakeAnswer resource(HttpExchange exchange, String path) {
        String method = exchange.getRequestMethod();
        String lower = path.toLowerCase(Locale.ROOT);
        Matcher group = GROUP.matcher(lower);
        if (group.matches()) {
            return group(method, group.group(1));
        }
        String query = exchange.getRequestURI().getQuery();
        Matcher listing = LISTING.matcher(lower);
        if (listing.matches()) {
            String here = endpoint() + path + "?" + query.replaceFirst("&\\$skiptoken=.*", "");
            return subscription.list(listing.group(1), skipped(query), query.contains("statusOnly=true"), here);
        }
        ArmId id = ArmId.of(path);
        return switch (method) {
            case "PUT" -> subscription.put(id, bodies.getLast());
            case "DELETE" -> subscription.delete(id);
            default -> subscription.get(id, query.contains("instanceView"));
        };
    }

    private static int skipped(String query) {
        int at = query.indexOf("$skiptoken=");
        return at < 0 ? 0 : Integer.parseInt(query.substring(at + "$skiptoken=".length()));
    }

    private FakeAnswer group(String method, String name) {
        if (method.equals("PUT")) {
            subscription.groups.add(name);
            return FakeAnswer.of(201, JSON.createObjectNode().put("name", name));
        }
        return FakeAnswer.empty(subscription.groups.contains(name) ? 204 : 404);
    }
}
