package org.occopus.client.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.occopus.client.OccopusClientBuilder;
import org.occopus.client.terminal.ExitCode;

/**
 * The token that requests carry: {@code OCCOPUS_TOKEN}, else the file that {@code OCCOPUS_TOKEN_FILE} names, else that of
 * the server whose home this is.
 */
final class TokenSource {
    private final Invocation invocation;

    TokenSource(Invocation invocation) {
        this.invocation = invocation;
    }

    /** A token and where it was found. */
    record Found(String place, String token) {
        void give(OccopusClientBuilder client) {
            try {
                client.token(token);
            } catch (IllegalArgumentException e) {
                throw new CommandException(ExitCode.USAGE, "ERROR: " + place + ": " + e.getMessage());
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Found[" + place + "]";
        }
    }

    /** Empty when nobody gave one; a server may need none. */
    Optional<Found> tokenFor(URI server) {
        return invocation
                .variable("OCCOPUS_TOKEN")
                .map(text -> new Found("OCCOPUS_TOKEN", text))
                .or(() -> invocation.variable("OCCOPUS_TOKEN_FILE").map(name -> given(Path.of(name))))
                .or(() -> isServerOfHome(server) ? adminToken() : Optional.empty());
    }

    private Optional<Found> adminToken() {
        Path file = invocation.home().resolve("admin.token");
        return text(file).map(text -> new Found("the file " + file, text));
    }

    private static Found given(Path file) {
        return text(file)
                .map(text -> new Found("the file " + file + ", which OCCOPUS_TOKEN_FILE names", text))
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE, "ERROR: OCCOPUS_TOKEN_FILE names " + file + ", which cannot be read"));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A token must not go to whoever else listens on this machine. */
    private boolean isServerOfHome(URI server) {
        return isLoopback(server.getHost())
                && HomeServer.of(invocation.home())
                        .map(running -> running.port() == server.getPort())
                        .orElse(false);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
