package org.occopus.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/**
 * The application server from outside.
 *
 * @param port on loopback
 */
record Server(int port) {
    private static final int TIMEOUT_MILLIS = 20_000;

    /** @param mediaType without parameters */
    record Answer(int status, String mediaType, String body) {}

    /** Where the application answers, whatever the server calls its machine. */
    static Server at(URL base) {
        return new Server(base.getPort());
    }

    /** WildFly answers this on its management port, Payara beside the application. */
    static Server ofHealth(URL base) {
        boolean wildfly = "wildfly".equals(System.getProperty("arquillian.launch"));
        return wildfly ? new Server(Integer.getInteger("container.management.port")) : at(base);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    /** @param headers names and values in turn */
    Answer send(String method, String path, String body, String... headers) {
        try {
            HttpURLConnection connection = connection(path);
            connection.setRequestMethod(method);
            for (int i = 0; i < headers.length; i += 2) {
                connection.setRequestProperty(headers[i], headers[i + 1]);
            }
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            return answer(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param key the {@code Idempotency-Key} */
    Answer post(String path, String key, String body) {
        return send("POST", path, body, "Content-Type", "application/yaml", "Idempotency-Key", key);
    }

    private HttpURLConnection connection(String path) throws IOException {
        var connection = (HttpURLConnection) url(path).openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        String type = String.valueOf(connection.getContentType());
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, type.replaceFirst(";.*", ""), text);
        }
    }

    private URL url(String path) throws MalformedURLException {
        return URI.create("http://127.0.0.1:" + port + path).toURL();
    }
}
