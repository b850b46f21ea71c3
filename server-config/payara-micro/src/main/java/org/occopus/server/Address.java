package org.occopus.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where the server listens: a loopback address, for there is no login.
 *
 * @param host as the user wrote it
 * @param port 1 to 65535
 */
record Address(String host, int port) {
    static final String DEFAULT_HOST = "127.0.0.1";
    // Manual, "REST API": the port of occopus-rest-service.
    static final int DEFAULT_PORT = 5000;

    private static final int BACKLOG = 1;

    /**
     * From {@code --host H} and {@code --port P}, also written with {@code =}. Options of the original that mean
     * nothing here are accepted.
     *
     * @throws ServerFailure with {@code USAGE} when an option is unknown, incomplete or out of range
     */
    static Address of(String... arguments) {
        Address address = new Address(DEFAULT_HOST, DEFAULT_PORT);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--parallelize")) {
                continue;
            }
            String[] option = arguments[i].split("=", 2);
            String value = option.length == 2 ? option[1] : i + 1 < arguments.length ? arguments[++i] : "";
            address = address.with(option[0], value);
        }
        address.literal();
        return address;
    }

    private Address with(String option, String value) {
        return switch (option) {
            case "--host" -> new Address(value, port);
            case "--port" -> new Address(host, portOf(value));
            case "--cfg" -> this;
            default ->
                throw new ServerFailure(Exit.USAGE, "unknown option " + option + ": there are --host and --port");
        };
    }

    private static int portOf(String value) {
        if (value.matches("\\d{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new ServerFailure(Exit.USAGE, "'" + value + "' is not a port: --port takes a number from 1 to 65535");
    }

    /** The host as numbers, for example {@code 127.0.0.1}. */
    String literal() {
        return resolved().getHostAddress();
    }

    private InetAddress resolved() {
        InetAddress address = lookUp();
        if (!address.isLoopbackAddress() || host.isEmpty()) {
            throw new ServerFailure(
                    Exit.USAGE,
                    "'" + host + "' is not a loopback address: listening there needs authentication configured;"
                            + " use --host 127.0.0.1");
        }
        return address;
    }

    private InetAddress lookUp() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ServerFailure(
                    Exit.USAGE, "'" + host + "' is not an IPv4 address or a known name: give --host", e);
        }
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
        return URI.create("http://" + host + ":" + port);
    }
}
