package org.occopus.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.occopus.client.json.JsonObject;

/** Somebody else's server that is told of events, on loopback. Answers 200 unless told otherwise. */
final class Receiver implements AutoCloseable {
    /** Never answered while the receiver stands. */
    static final int SILENCE = 0;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final String scheme;

    /**
     * A request.
     *
     * @param id {@code webhook-id}
     * @param timestamp {@code webhook-timestamp}
     * @param signature {@code webhook-signature}
     * @param authorization {@code Authorization}
     * @param body as it came
     * @param answer the status that it got
     */
    record Heard(String id, String timestamp, String signature, String authorization, String body, int answer) {
        JsonObject json() {
            return JsonObject.parse(body);
        }

        String type() {
            return json().requiredText("type");
        }

        long number() {
            return json().object("data").orElseThrow().number("number", 0);
        }

        /** Checked as a receiver would (Standard Webhooks, "Verifying signatures"). */
        boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(expected));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Receiver() {
        this("http", HttpServer::create);
    }

    private Receiver(String scheme, Creation creation) {
        try {
            server = creation.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Listens with https. */
    static Receiver secured(SSLContext context) {
        return new Receiver("https", (address, backlog) -> {
            HttpsServer server = HttpsServer.create(address, backlog);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return server;
        });
    }

    @FunctionalInterface
    private interface Creation {
        HttpServer create(InetSocketAddress address, int backlog) throws IOException;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = next();
        heard.add(new Heard(
                header(exchange, "webhook-id"),
                header(exchange, "webhook-timestamp"),
                header(exchange, "webhook-signature"),
                header(exchange, "Authorization"),
                body,
                status));
        if (status == SILENCE) {
            awaitEnd();
        } else {
            byte[] answer = "{\"success\":1}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", url() + "redirected");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private synchronized int next() {
        return answers.isEmpty() ? 200 : answers.pop();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** The next answers, in order. */
    synchronized void answers(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The numbers of the events that it has taken, in the order in which they came. */
    List<Long> taken() {
        return heard.stream()
                .filter(one -> one.answer() == 200)
                .map(Heard::number)
                .toList();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
