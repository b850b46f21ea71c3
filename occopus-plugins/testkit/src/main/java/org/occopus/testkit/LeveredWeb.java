package org.occopus.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * HTTP on loopback for the fakes of clouds that speak it. Answers come from a site; levers make single ones fail, get
 * lost or hang. Requests are answered one at a time.
 */
public final class LeveredWeb implements AutoCloseable {
    static {
        // The JDK's server sends headers and body apart, and would wait 40 ms between them for every answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Site site;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new ArrayList<>();
    private final List<Lever> levers = new ArrayList<>();
    private CountDownLatch released = new CountDownLatch(0);
    private boolean hangNext;

    /** What gives the answers. */
    public interface Site {
        /**
         * Answers a request.
         *
         * @param request what came
         * @return what to send
         */
        Reply reply(Request request);
    }

    /**
     * A request.
     *
     * @param method for example {@code GET}
     * @param path with its query, as it came
     * @param authorisation the header of that name, empty when there is none
     * @param body empty when there is none
     */
    public record Request(String method, String path, String authorisation, String body) {

        /** Method and path, separated by a space. */
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body empty for none
     * @param headers further ones
     */
    public record Reply(int status, String body, Map<String, String> headers) {

        /**
         * An answer without headers of its own.
         *
         * @param status the HTTP status
         * @param body empty for none
         */
        public Reply(int status, String body) {
            this(status, body, Map.of());
        }
    }

    /** What happens to the next request that begins with some words; without a reply it happens and gets no answer. */
    private record Lever(String request, Optional<Reply> reply) {}

    /**
     * Starts at once, on a free port.
     *
     * @param site what gives the answers
     */
    public LeveredWeb(Site site) {
        this.site = site;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Where it listens.
     *
     * @return {@code http://127.0.0.1:port}, without a slash at its end
     */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Makes the next such request happen and its answer get lost.
     *
     * @param request how it begins, for example {@code POST /servers/}
     */
    public synchronized void loseNext(String request) {
        levers.add(new Lever(request, Optional.empty()));
    }

    /**
     * Makes the next such request not happen.
     *
     * @param request how it begins
     * @param reply the answer instead
     */
    public synchronized void failNext(String request, Reply reply) {
        levers.add(new Lever(request, Optional.of(reply)));
    }

    /** Makes the next request wait for {@link #release()}. */
    public synchronized void hangNext() {
        released = new CountDownLatch(1);
        hangNext = true;
    }

    /** Ends {@link #hangNext()}. */
    public synchronized void release() {
        hangNext = false;
        released.countDown();
    }

    /**
     * How many such requests were answered by the site.
     *
     * @param request how they begin
     * @return those that levers answered do not count
     */
    public synchronized long count(String request) {
        return requests.stream().filter(made -> made.startsWith(request)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                            .orElse(""),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            hangOrNot().await();
            Optional<Reply> reply = reply(request);
            if (reply.isPresent()) {
                send(exchange, reply.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized CountDownLatch hangOrNot() {
        CountDownLatch latch = hangNext ? released : new CountDownLatch(0);
        hangNext = false;
        return latch;
    }

    private synchronized Optional<Reply> reply(Request request) {
        Optional<Lever> lever = levers.stream()
                .filter(it -> request.toString().startsWith(it.request()))
                .findFirst();
        lever.ifPresent(levers::remove);
        if (lever.flatMap(Lever::reply).isPresent()) {
            return lever.flatMap(Lever::reply);
        }
        requests.add(request.toString());
        Reply reply = site.reply(request);
        return lever.isPresent() ? Optional.empty() : Optional.of(reply);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
