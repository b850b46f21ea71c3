package org.occopus.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.occopus.client.OccopusClient;
import org.occopus.client.OccopusClientBuilder;
import org.occopus.client.terminal.ExitCode;

/**
 * Finds the server: the one that is named, else the one that runs on this machine, else the one of a configuration file,
 * else the default one. One on this machine is started when it does not run.
 */
final class ServerAccess {
    private static final int PROBE_MILLISECONDS = 1000;

    private final Invocation invocation;
    private final OccopusCommand options;

    ServerAccess(Invocation invocation, OccopusCommand options) {
        this.invocation = invocation;
        this.options = options;
    }

    OccopusClient connect() {
        return connect(new ConfigurationOption());
    }

    OccopusClient connect(ConfigurationOption configuration) {
        Optional<String> named = Optional.of(options.server())
                .filter(name -> !name.isBlank())
                .or(() -> invocation.variable("OCCOPUS_SERVER"));
        Optional<URI> configured = configuration
                .named(invocation)
                .flatMap(ServerConfiguration::rest)
                .map(RestAddress::uri);
        if (named.isPresent()) {
            return client(address(named.get()));
        }
        return configured.map(this::started).orElseGet(this::local);
    }

    private OccopusClient local() {
        Optional<URI> running = HomeServer.of(invocation.home()).map(HomeServer::address);
        if (running.isPresent()) {
            OccopusClient client = client(running.get());
            new LocalServer(invocation, client).await();
            return client;
        }
        return started(ConfigurationOption.found(invocation)
                .flatMap(ServerConfiguration::rest)
                .map(RestAddress::uri)
                .orElse(OccopusClient.DEFAULT_SERVER));
    }

    /** A server elsewhere is taken as it is; its answer, or its silence, tells the rest. */
    private OccopusClient started(URI address) {
        OccopusClient client = client(address);
        LocalServer local = new LocalServer(invocation, client);
        if (isHere(address) && isOfHome(address)) {
            local.await();
        } else if (isHere(address) && !listens(address)) {
            local.start();
        }
        return client;
    }

    private boolean isOfHome(URI address) {
        return HomeServer.of(invocation.home())
                .filter(running -> running.port() == address.getPort())
                .isPresent();
    }

    private OccopusClient client(URI address) {
        OccopusClientBuilder builder = OccopusClient.builder().server(address);
        new TokenSource(invocation).tokenFor(address).ifPresent(token -> token.give(builder));
        Optional.of(options.authority())
                .filter(file -> !file.isBlank())
                .or(() -> invocation.variable("OCCOPUS_CA_CERT"))
                .ifPresent(file -> builder.caCertificate(invocation.directory().resolve(Path.of(file))));
        try {
            return builder.build();
        } catch (UncheckedIOException e) {
            throw new CommandException(ExitCode.USAGE, "ERROR: " + e.getMessage());
        }
    }

    private static URI address(String name) {
        try {
            URI address = URI.create(name.contains("://") ? name : "http://" + name);
            boolean port = address.getPort() == -1 || RestAddress.isPort(address.getPort());
            if (address.getHost() != null && address.getScheme().startsWith("http") && port) {
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

    private static boolean isHere(URI address) {
        return address.getHost().equals("127.0.0.1") || address.getHost().equals("localhost");
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
