package org.occopus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.occopus.events.EventKind.NOTIFICATION_SET;
import static org.occopus.events.EventKind.READY;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.events.Event;
import org.occopus.notification.Courier.Reply;
import org.occopus.notification.NotificationTarget.FcmDevice;
import org.occopus.testkit.SettableClock;

/** Requests to a real server on loopback. */
class HttpCourierTest {
    private static final String ID = "0b2c1f5e-7a5e-4c62-9a46-7a3f0f1f3c11";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    HttpCourierTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void starts() {
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(exchange.getRequestMethod()
                    + ' '
                    + exchange.getRequestURI()
                    + ' '
                    + body
                    + ' '
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            boolean moved = exchange.getRequestURI().getPath().equals("/moved");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(moved ? 307 : 200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stops() {
        server.stop(0);
    }

    @Test
    void sendsJsonAndTellsTheAnswer() throws IOException {
        assertThat(send(AddressRule.PRIVATE, "127.0.0.1", "/hook?x=1")).isEqualTo(new Reply(200, "ok"));
        assertThat(heard).containsExactly("POST /hook?x=1 {\"ä\":1} application/json");
    }

    @Test
    void followsNoRedirect() throws IOException {
        assertThat(send(AddressRule.PRIVATE, "127.0.0.1", "/moved").status()).isEqualTo(307);
        assertThat(heard).hasSize(1);
    }

    @Test
    void looksAtTheAddressThatItConnectsTo() {
        for (String host : List.of("127.0.0.1", "localhost")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> send(AddressRule.PUBLIC, host, "/hook"))
                    .withMessageContaining("not called: ")
                    .withMessageContaining("OCCOPUS_NOTIFY_ADDRESSES is public");
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void takesMessagesForDevicesToTheConfiguredService() {
        var clock = new SettableClock();
        var store = new MemoryNotificationStore(clock);
        NotificationSettings settings = NotificationSettings.of(Map.of("OCCOPUS_FCM_URL", url("127.0.0.1", "/send")));
        store.replace(ID, List.of(new FcmDevice("key", "device")), Event.of(clock.instant(), NOTIFICATION_SET, ""));
        store.add(ID, Event.of(clock.instant(), READY, "It stands."));
        new Deliveries(store, settings, Runnable::run, clock).deliver();
        assertThat(heard)
                .singleElement()
                .asString()
                .startsWith("POST /send {\"to\":\"device\",\"notification\":")
                .contains("\"event_name\":\"infraready\"");
        assertThat(store.find(ID).getFirst().lastFailure())
                .as("'ok' tells no success")
                .isEqualTo("answered 200");
    }

    private String url(String host, String path) {
        return "http://" + host + ':' + server.getAddress().getPort() + path;
    }

    private Reply send(AddressRule rule, String host, String path) throws IOException {
        URI url = URI.create(url(host, path));
        return new HttpCourier(rule).send(new Message(url, Map.of("webhook-id", "1"), "{\"ä\":1}"));
    }
}
