package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;

/**
 * The parts of the services' interfaces that the plugin uses, over HTTP on loopback, with the statuses and sentences of
 * the Zed release. Levers make single answers fail, get lost or hang.
 */
final class FakeOpenStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A lever: the next request that begins like this is answered so; empty means not at all, after it has happened. */
    private record Trick(String request, @Nullable FakeAnswer answer) {}

    final FakeProject project = new FakeProject();
    final FakeKeystone keystone;
    final List<String> requests = new ArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Trick> tricks = new ArrayList<>();
    private boolean hanging;
    private CountDownLatch released = new CountDownLatch(1);

    FakeOpenStack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keystone = new FakeKeystone("http://127.0.0.1:" + server.getAddress().getPort());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers the next request that begins like this, {@code "POST /compute/servers"}, without carrying it out. */
    synchronized void answerNext(String request, FakeAnswer answer) {
        tricks.add(new Trick(request, answer));
    }

    /** Carries out the next request that begins like this and closes the connection without an answer. */
    synchronized void loseNext(String request) {
        tricks.add(new Trick(request, null));
    }

    /** No request gets an answer until {@link #release()}. */
    synchronized void hang() {
        hanging = true;
    }

    synchronized void release() {
        hanging = false;
        released.countDown();
        released = new CountDownLatch(1);
    }

    synchronized long count(String request) {
        return requests.stream().filter(line -> line.startsWith(request)).count();
    }

    Account account() {
        return account(FakeKeystone.PASSWORD);
    }

    Account account(Section credentials) {
        return new Account(
                new Section(Map.of("endpoint", keystone.address(), "project_id", FakeProject.ID)), credentials);
    }

    /** A {@code resource} section that the fake accepts. */
    Section settings(Map<String, Object> other) {
        var values = new LinkedHashMap<String, Object>();
        values.put("endpoint", keystone.address());
        values.put("project_id", FakeProject.ID);
        values.put("image_id", FakeProject.IMAGE);
        values.put("flavor_name", "m1.tiny");
        values.put("network_id", FakeProject.NETWORK);
        values.putAll(other);
        return new Section(values);
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        waitWhileHanging();
        FakeAnswer answer = answer(exchange, body);
        if (answer == null) {
            exchange.close();
        } else {
            answer.send(exchange);
        }
    }

    private void waitWhileHanging() throws IOException {
        CountDownLatch gate;
        synchronized (this) {
            gate = released;
            if (!hanging) {
                return;
            }
        }
        try {
            if (!gate.await(1, TimeUnit.MINUTES)) {
                throw new IOException("Nobody released the fake services");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable FakeAnswer answer(HttpExchange exchange, byte[] body) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        Trick trick = tricks.stream()
                .filter(one -> request.startsWith(one.request()))
                .findFirst()
                .orElse(null);
        tricks.remove(trick);
        if (trick != null && trick.answer() != null) {
            return trick.answer();
        }
        FakeAnswer answer = carriedOut(exchange, JSON.readTree(body));
        return trick == null ? answer : null;
    }

    private FakeAnswer carriedOut(HttpExchange exchange, JsonNode body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v3/auth/tokens")) {
            return keystone.login(body.path("auth"));
        }
        if (!keystone.knows(exchange.getRequestHeaders().getFirst("X-Auth-Token"))) {
            return FakeAnswer.refusal(401, "The request you have made requires authentication.");
        }
        return project.answer(FakeRequest.of(exchange.getRequestMethod(), path, query(exchange), body));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var values = new LinkedHashMap<String, String>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int separator = part.indexOf('=');
            values.put(
                    URLDecoder.decode(part.substring(0, separator), StandardCharsets.UTF_8),
                    URLDecoder.decode(part.substring(separator + 1), StandardCharsets.UTF_8));
        }
        return values;
    }
}
