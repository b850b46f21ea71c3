package org.occopus.notification;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Makes requests over HTTP/1.1, each on a connection of its own. The address that is really connected to is checked, so
 * a name that resolves to something else from one moment to the next gains nothing. Follows no redirect, asks no proxy.
 */
final class HttpCourier implements Courier {
    /** How long a request may take from the look-up of the name to the end of the answer. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int MOST_BYTES = 64 * 1024;
    private static final String JSON = "application/json";

    /** Made at the first delivery: most servers never make one, and starting one must not load its library. */
    private final Supplier<OkHttpClient> client;

    HttpCourier(AddressRule rule) {
        this.client = Suppliers.memoize(() -> client(rule));
    }

    private static OkHttpClient client(AddressRule rule) {
        return new OkHttpClient.Builder()
                .socketFactory(new CheckedSockets(rule))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(LIMIT)
                .connectTimeout(LIMIT)
                .readTimeout(LIMIT)
                .writeTimeout(LIMIT)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }

    @Override
    public Reply send(Message message) throws IOException {
        // A body of bytes keeps the content type as it is, without a charset.
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        Request request = new Request.Builder()
                .url(message.url().toString())
                .headers(Headers.of(message.headers()))
                .post(RequestBody.create(body, MediaType.get(JSON)))
                .build();
        try (Response response = client.get().newCall(request).execute()) {
            return new Reply(response.code(), response.peekBody(MOST_BYTES).string());
        }
    }

    /** Sockets that look at the address before they connect. */
    private static final class CheckedSockets extends SocketFactory {
        private final AddressRule rule;

        CheckedSockets(AddressRule rule) {
            this.rule = rule;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress endpoint, int timeout) throws IOException {
                    Optional<String> refusal = rule.refusal(((InetSocketAddress) endpoint).getAddress());
                    if (refusal.isPresent()) {
                        throw new IOException("not called: " + refusal.get());
                    }
                    super.connect(endpoint, timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw connectedOnly();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw connectedOnly();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw connectedOnly();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw connectedOnly();
        }

        private static UnsupportedOperationException connectedOnly() {
            return new UnsupportedOperationException("Sockets are made first and connected then");
        }
    }
}
