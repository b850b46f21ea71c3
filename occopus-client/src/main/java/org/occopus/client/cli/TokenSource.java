package org.occopus.client.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.occopus.client.terminal.ExitCode;

/**
 * The token that requests carry: {@code OCCOPUS_TOKEN}, else the file that {@code OCCOPUS_TOKEN_FILE} names, else that of
 * the server whose home this is.
 */
final class TokenSource {
    private static final int PORT_FIELD = 2;

    private final Invocation invocation;

    TokenSource(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Empty when nobody gave one; a server may need none. */
    Optional<String> tokenFor(URI server) {
        return invocation
                .variable("OCCOPUS_TOKEN")
                .map(String::strip)
                .or(() -> invocation.variable("OCCOPUS_TOKEN_FILE").map(name -> given(Path.of(name))))
                .or(() -> isServerOfHome(server) ? text(invocation.home().resolve("admin.token")) : Optional.empty());
    }

    private static String given(Path file) {
        return text(file)
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE, "ERROR: OCCOPUS_TOKEN_FILE names " + file + ", which cannot be read"));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A token must not go to whoever else listens on this machine. */
    private boolean isServerOfHome(URI server) {
        List<String> fields = text(invocation.home().resolve("server.pid")).stream()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .toList();
        return fields.size() > PORT_FIELD
                && fields.get(PORT_FIELD).equals(Integer.toString(server.getPort()))
                && isLoopback(server.getHost());
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
