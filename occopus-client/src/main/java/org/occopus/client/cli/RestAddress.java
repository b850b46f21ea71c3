package org.occopus.client.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a server listens.
 *
 * @param host as it is written
 * @param port 1 to 65535
 */
record RestAddress(String host, int port) {
    static final RestAddress DEFAULT = new RestAddress("127.0.0.1", 5000);
    private static final int HIGHEST_PORT = 65_535;
    private static final String EVERYWHERE = "0.0.0.0";

    /** With this host, when there is one; throws what {@code refusal} makes of one that is none. */
    RestAddress withHost(Optional<String> wanted, Function<String, CommandException> refusal) {
        return wanted.map(name -> {
                    if (!isHost(name)) {
                        throw refusal.apply(name);
                    }
                    return new RestAddress(name, port);
                })
                .orElse(this);
    }

    private static boolean isHost(String name) {
        try {
            return !name.isEmpty() && new URI("http", null, name, 1, null, null, null).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** With this port, when there is one; throws what {@code refusal} makes of one that is none. */
    RestAddress withPort(Optional<String> wanted, Function<String, CommandException> refusal) {
        return wanted.map(number -> {
                    if (!number.matches("\\d{1,5}") || !isPort(Integer.parseInt(number))) {
                        throw refusal.apply(number);
                    }
                    return new RestAddress(host, Integer.parseInt(number));
                })
                .orElse(this);
    }

    static boolean isPort(int number) {
        return number >= 1 && number <= HIGHEST_PORT;
    }

    /** A server that listens everywhere is reached at this machine. */
    URI uri() {
        String reached = host.equals(EVERYWHERE) ? DEFAULT.host : host;
        return URI.create("http://" + (reached.contains(":") ? "[" + reached + "]" : reached) + ":" + port);
    }
}
