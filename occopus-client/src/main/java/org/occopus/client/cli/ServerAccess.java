package org.occopus.client.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.occopus.client.OccopusClient;

/** Finds the server: the one that is named, else the one on this machine, which is started when it does not run. */
final class ServerAccess {
    private static final int PROBE_MILLISECONDS = 1000;

    private final Invocation invocation;
    private final Supplier<String> option;

    ServerAccess(Invocation invocation, Supplier<String> option) {
        this.invocation = invocation;
        this.option = option;
    }

    OccopusClient connect() {
        Optional<String> named = Optional.of(option.get())
                .filter(name -> !name.isBlank())
                .or(() -> invocation.variable("OCCOPUS_SERVER"));
        if (named.isPresent()) {
            return OccopusClient.builder().server(address(named.get())).build();
        }
        OccopusClient local = OccopusClient.builder().build();
        if (!listens(local.server())) {
            new LocalServer(invocation, local).start();
        }
        return local;
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
