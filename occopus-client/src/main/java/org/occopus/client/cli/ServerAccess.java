package org.occopus.client.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.occopus.client.OccopusClient;
import org.occopus.client.OccopusClientBuilder;

/** Finds the server: the one that is named, else the one on this machine, which is started when it does not run. */
final class ServerAccess {
    private static final int PROBE_MILLISECONDS = 1000;

    private final Invocation invocation;
    private final Supplier<String> option;
    private final Supplier<String> authority;

    ServerAccess(Invocation invocation, Supplier<String> option, Supplier<String> authority) {
        this.invocation = invocation;
        this.option = option;
        this.authority = authority;
    }

    OccopusClient connect() {
        Optional<String> named = Optional.of(option.get())
                .filter(name -> !name.isBlank())
                .or(() -> invocation.variable("OCCOPUS_SERVER"));
        if (named.isPresent()) {
            return client(address(named.get()));
        }
        OccopusClient local = client(OccopusClient.DEFAULT_SERVER);
        if (!listens(local.server())) {
            new LocalServer(invocation, local).start();
        }
        return local;
    }

    private OccopusClient client(URI server) {
        OccopusClientBuilder builder = OccopusClient.builder().server(server);
        new TokenSource(invocation).tokenFor(server).ifPresent(builder::token);
        Optional.of(authority.get())
                .filter(file -> !file.isBlank())
                .or(() -> invocation.variable("OCCOPUS_CA_CERT"))
                .ifPresent(file -> builder.caCertificate(invocation.directory().resolve(file)));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "ERROR: " + e.getMessage());
        }
    }

    private static URI address(String name) {
        try {
            URI address = URI.create(name.contains("://") ? name : "http://" + name);
            if (address.getHost() != null && address.getScheme().startsWith("http")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress(name);
        }
        throw notAnAddress(name);
    }

    private static CommandException notAnAddress(String name) {
        return new CommandException(
                ExitCode.USAGE,
                "ERROR: '" + name + "' is not the address of a server. Write it like " + OccopusClient.DEFAULT_SERVER);
    }

    private static boolean listens(URI server) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PROBE_MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
