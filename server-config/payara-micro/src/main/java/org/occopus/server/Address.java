package org.occopus.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where the server listens.
 *
 * @param host as the user wrote it
 * @param port 1 to 65535
 * @param secure whether it speaks https
 */
record Address(String host, int port, boolean secure) {
    static final String DEFAULT_HOST = "127.0.0.1";

    private static final int BACKLOG = 1;

    /** One that speaks http. */
    Address(String host, int port) {
        this(host, port, false);
    }

    /** The host as numbers, for example {@code 127.0.0.1}. */
    String literal() {
        return resolved().getHostAddress();
    }

    /** Whether nobody but this machine reaches it. */
    boolean isLoopback() {
        return resolved().isLoopbackAddress();
    }

    private InetAddress resolved() {
        try {
            if (!host.isEmpty()) {
                return InetAddress.getByName(host);
            }
        } catch (UnknownHostException e) {
            throw unknown();
        }
        throw unknown();
    }

    private ServerFailure unknown() {
        return new ServerFailure(Exit.USAGE, "'" + host + "' is not an IPv4 address or a known name: give --host");
    }

    /** @throws ServerFailure with {@code PORT} when nobody can listen there now */
    void requireFree() {
        try (var socket = new ServerSocket(port, BACKLOG, resolved())) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new ServerFailure(
                    Exit.PORT,
                    "can not listen on port " + port + " of " + host + " (" + e.getMessage()
                            + "): end the program that uses it, or choose another with --port",
                    e);
        }
    }

    /** For example {@code http://127.0.0.1:5000}. */
    URI uri() {
        return URI.create((secure ? "https" : "http") + "://" + host + ":" + port);
    }
}
