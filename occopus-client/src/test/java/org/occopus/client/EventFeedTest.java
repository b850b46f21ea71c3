package org.occopus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.occopus.client.json.JsonObject;

/** Live events, from a server that gives one prepared answer after the other. */
@Timeout(60)
class EventFeedTest {
    private static final String GONE = "204";
    private static final String HOLD = "...";

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> lastEventIds = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final EventFeed<JsonObject> feed;

    EventFeedTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/infrastructures/shop/events", this::handle);
        feed = OccopusClient.builder()
                .server(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .token("for-this-test-only")
                .build()
                .infrastructure("shop")
                .eventDocuments();
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        lastEventIds.add(exchange.getRequestHeaders()
                .getOrDefault("Last-Event-ID", List.of("none"))
                .getFirst());
        assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer for-this-test-only");
        String answer = answers.remove();
        if (answer.equals(GONE)) {
            exchange.sendResponseHeaders(204, -1);
        } else if (answer.startsWith("{")) {
            problem(exchange, answer);
        } else {
            stream(exchange, answer);
        }
        exchange.close();
    }

    private static void problem(HttpExchange exchange, String json) throws IOException {
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders((int) JsonObject.parse(json).number("status", 0), content.length);
        exchange.getResponseBody().write(content);
    }

    private void stream(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(text.replace(HOLD, "").getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (text.endsWith(HOLD)) {
            hold();
        }
    }

    private void hold() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String event(int number) {
        return "id: " + number + "\nevent: READY\ndata: {\"number\": " + number + ", \"kind\": \"READY\"}\n\n";
    }

    private List<Long> followed() throws InterruptedException {
        List<Long> numbers = new ArrayList<>();
        feed.follow(event -> numbers.add(event.number("number", 0)));
        return numbers;
    }

    @Test
    void goesOnBehindTheLastEventWhereAConnectionEnded() throws InterruptedException {
        answers.addAll(List.of(": hello\n\n" + event(1) + event(2), event(3) + ":\n\n" + "id: 4\nda", event(4), GONE));
        assertThat(followed()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(lastEventIds).containsExactly("none", "2", "3", "4");
        assertThat(feed.last()).isEqualTo(4);
    }

    @Test
    void beginsBehindWhatIsKnown() throws InterruptedException {
        feed.after(41);
        answers.addAll(List.of("data: {\"number\":\ndata:  42}\r\n\r\n", GONE));
        assertThat(followed()).containsExactly(42L);
        assertThat(lastEventIds).containsExactly("41", "42");
    }

    @Test
    void waitsForAServerThatRestarts() throws InterruptedException {
        answers.addAll(List.of(event(1), "{\"status\": 503, \"detail\": \"It starts.\"}", event(2), GONE));
        assertThat(followed()).containsExactly(1L, 2L);
    }

    @Test
    void tellsWhatTheServerRefuses() {
        answers.add("{\"status\": 404, \"type\": \"x/infrastructure-unknown\", \"detail\": \"There is no shop.\"}");
        assertThatThrownBy(this::followed).isInstanceOf(NotFoundException.class).hasMessage("There is no shop.");
    }

    @Test
    void tellsAtOnceThatNobodyAnswersAtFirst() {
        server.stop(0);
        assertThatThrownBy(this::followed).isInstanceOf(ServerUnreachableException.class);
    }

    @Test
    void endsWhenItIsClosedByAnotherThread() throws InterruptedException, ExecutionException {
        answers.add(event(1) + HOLD);
        CompletableFuture<Long> first = new CompletableFuture<>();
        CompletableFuture<Void> closed = first.thenAcceptAsync(number -> feed.close(), workers);
        feed.follow(event -> first.complete(event.number("number", 0)));
        assertThat(first.get()).isEqualTo(1);
        closed.get();
        assertThat(followed()).isEmpty();
        assertThat(lastEventIds).hasSize(1);
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        answers.add(event(1) + HOLD);
        Thread reader = Thread.currentThread();
        assertThatThrownBy(() -> feed.follow(event -> reader.interrupt())).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
