package org.occopus.plugins.healthchecks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A web server that answers {@code /<status>} with that status, {@code /to/<path>} with a redirect there, {@code
 * /get-only} to GET alone, and {@code /hang} not before it is closed.
 */
final class WebServer implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> methods = new CopyOnWriteArrayList<>();

    private WebServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
    }

    static WebServer start() throws IOException {
        return start(new WebServer(HttpServer.create(anyPort(), 50), "http"));
    }

    static WebServer start(SSLContext certificate) throws IOException {
        HttpsServer secure = HttpsServer.create(anyPort(), 50);
        secure.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return start(new WebServer(secure, "https"));
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static WebServer start(WebServer started) {
        started.server.setExecutor(started.threads);
        started.server.createContext("/", started::answer);
        started.server.start();
        return started;
    }

    String url(String path) {
        return scheme + "://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<String> methods() {
        return methods;
    }

    private void answer(HttpExchange exchange) throws IOException {
        methods.add(exchange.getRequestMethod());
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            switch (path) {
                case "/get-only" -> answerGetOnly(exchange);
                case "/hang" -> hang();
                default -> answerByPath(exchange, path);
            }
        }
    }

    private static void answerByPath(HttpExchange exchange, String path) throws IOException {
        if (path.startsWith("/to/")) {
            exchange.getResponseHeaders().add("Location", path.substring("/to".length()));
            exchange.sendResponseHeaders(302, -1);
        } else {
            exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
        }
    }

    private static void answerGetOnly(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        byte[] body = "well".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
