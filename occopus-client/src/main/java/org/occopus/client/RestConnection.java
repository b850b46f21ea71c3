package org.occopus.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.MalformedJsonException;

/**
 * One request, one answer. It is built on {@link HttpURLConnection} because {@code java.net.http} costs half a second at
 * the start of every command.
 */
final class RestConnection {
    private final URI server;
    private final Duration connectLimit;
    private final Duration answerLimit;
    private final Credentials credentials;

    RestConnection(URI server, Duration connectLimit, Duration answerLimit, Credentials credentials) {
        this.server = server;
        this.connectLimit = connectLimit;
        this.answerLimit = answerLimit;
        this.credentials = credentials;
    }

    /**
     * What is sent.
     *
     * @param key has the server carry repetitions out once; empty for none
     */
    record Body(String contentType, String text, Optional<String> key) {
        Body(String contentType, String text) {
            this(contentType, text, Optional.empty());
        }
    }

    URI server() {
        return server;
    }

    Duration connectLimit() {
        return connectLimit;
    }

    Credentials credentials() {
        return credentials;
    }

    JsonObject json(String method, String path) {
        return parsed(method + " " + path, text(method, path, Optional.empty()));
    }

    JsonObject json(String method, String path, Body body) {
        return parsed(method + " " + path, text(method, path, Optional.of(body)));
    }

    /** A POST that is sent again when its answer is lost; the server carries it out once. */
    JsonObject jsonOnce(String path, Body body) {
        Body keyed = new Body(
                body.contentType(), body.text(), Optional.of(UUID.randomUUID().toString()));
        try {
            return json("POST", path, keyed);
        } catch (ServerUnreachableException e) {
            if (e.getCause() instanceof ConnectException || e.getCause() instanceof SocketTimeoutException) {
                throw e;
            }
            return json("POST", path, keyed);
        }
    }

    String text(String method, String path) {
        return text(method, path, Optional.empty());
    }

    private String text(String method, String path, Optional<Body> body) {
        try {
            HttpURLConnection connection = open(method, path);
            send(connection, body);
            int status = connection.getResponseCode();
            String answer = read(connection, status);
            if (status / 100 != 2) {
                throw Problem.exception(method + " " + path, status, answer);
            }
            return answer;
        } catch (IOException e) {
            throw new ServerUnreachableException(server, reason(e), e);
        }
    }

    private HttpURLConnection open(String method, String path) throws IOException {
        URL url = URI.create(server + path).toURL();
        if (!(url.openConnection() instanceof HttpURLConnection connection)) {
            throw new ConnectException("only http and https addresses are understood");
        }
        connection.setRequestMethod(method);
        connection.setConnectTimeout(milliseconds(connectLimit));
        connection.setReadTimeout(milliseconds(answerLimit));
        connection.setRequestProperty("Accept", "application/json, application/problem+json, text/plain");
        connection.setInstanceFollowRedirects(false);
        credentials.apply(connection);
        return connection;
    }

    /** Zero would mean no limit. */
    private static int milliseconds(Duration limit) {
        return Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
    }

    private static void send(HttpURLConnection connection, Optional<Body> body) throws IOException {
        boolean post = connection.getRequestMethod().equals("POST");
        if (body.isEmpty() && !post) {
            return;
        }
        byte[] content = body.map(Body::text).orElse("").getBytes(StandardCharsets.UTF_8);
        body.ifPresent(present -> connection.setRequestProperty("Content-Type", present.contentType()));
        body.flatMap(Body::key).ifPresent(key -> connection.setRequestProperty("Idempotency-Key", key));
        connection.setDoOutput(true);
        if (post) {
            // Without a fixed length, HttpURLConnection repeats a POST by itself when an idle connection turns out
            // dead.
            connection.setFixedLengthStreamingMode(content.length);
        }
        try (OutputStream output = connection.getOutputStream()) {
            output.write(content);
        }
    }

    private static String read(HttpURLConnection connection, int status) throws IOException {
        try (InputStream input = status / 100 == 2 ? connection.getInputStream() : connection.getErrorStream()) {
            return utf8(input);
        }
    }

    private static String utf8(@Nullable InputStream input) throws IOException {
        return input == null ? "" : new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }

    List<JsonObject> jsonList(String path) {
        try {
            return JsonObject.parseList(text("GET", path));
        } catch (MalformedJsonException e) {
            throw unreadable("GET " + path, e);
        }
    }

    private static JsonObject parsed(String request, String answer) {
        try {
            return JsonObject.parse(answer);
        } catch (MalformedJsonException e) {
            throw unreadable(request, e);
        }
    }

    static OccopusException unreadable(String request, MalformedJsonException cause) {
        String message = request + " was answered with something else than Occopus answers. "
                + "Is this the address of an Occopus server? " + cause.getMessage();
        return new OccopusException(OccopusException.ANSWER_UNREADABLE, 200, message, cause);
    }

    static String reason(IOException e) {
        return switch (e) {
            case ConnectException refused -> "nothing listens there (" + words(refused) + ")";
            case SocketTimeoutException late -> "no answer in time (" + words(late) + ")";
            case SSLException refused -> "its certificate is not trusted, or it speaks no TLS (" + words(refused) + ")";
            default -> words(e);
        };
    }

    private static String words(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
    }
}
