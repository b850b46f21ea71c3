package org.occopus.client;

import java.net.URI;

/** No server answered. A request that changes something may have been carried out nevertheless. */
public final class ServerUnreachableException extends OccopusException {
    private static final long serialVersionUID = 1L;

    private final URI server;

    ServerUnreachableException(URI server, String reason, Throwable cause) {
        super("server-unreachable", 0, "The Occopus server " + server + " does not answer: " + reason, cause);
        this.server = server;
    }

    @Override
    boolean mayPass() {
        return true;
    }

    /** {@return the address that was tried} */
    public URI server() {
        return server;
    }
}
