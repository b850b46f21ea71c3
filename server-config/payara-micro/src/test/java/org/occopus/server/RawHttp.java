package org.occopus.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/** Requests byte by byte, as no decent client sends them. */
final class RawHttp {
    private static final int PATIENCE_MILLISECONDS = 90_000;
    private static final int MOST_BYTES = 1_000_000;

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /**
     * What came back until the server closed the connection.
     *
     * @param text all of it; empty when it just closed
     */
    record Answer(String text) {
        /** 0 when there was none. */
        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }

        boolean isProblem() {
            return text.contains("Content-Type: application/problem+json");
        }
    }

    /** A complete head of these lines, with Host and the end of the connection besides. */
    String head(String... lines) {
        return String.join("\r\n", lines) + "\r\nHost: localhost:" + server.getPort() + "\r\nConnection: close\r\n\r\n";
    }

    Answer send(String request) {
        return send(request, () -> "");
    }

    /** Sends a beginning, and then what comes until nothing comes any more, or the server has had enough. */
    Answer send(String beginning, Supplier<String> rest) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLISECONDS);
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            write(socket, beginning, rest);
            return new Answer(received(socket));
        } catch (IOException e) {
            return new Answer("");
        }
    }

    private static void write(Socket socket, String beginning, Supplier<String> rest) {
        try {
            String next = beginning;
            while (!next.isEmpty()) {
                socket.getOutputStream().write(next.getBytes(StandardCharsets.ISO_8859_1));
                next = rest.get();
            }
        } catch (IOException e) {
            // The server had enough and closed; it may have said why.
            return;
        }
    }

    private static String received(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count > 0 && received.size() < MOST_BYTES; count = in.read(buffer)) {
                received.writeBytes(Arrays.copyOf(buffer, count));
            }
        } catch (SocketTimeoutException e) {
            throw new IllegalStateException("the server neither answered nor closed the connection", e);
        } catch (IOException e) {
            // Reset by the server, which did not read all; what it said before counts.
            return received.toString(StandardCharsets.UTF_8);
        }
        return received.toString(StandardCharsets.UTF_8);
    }
}
