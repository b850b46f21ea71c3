package org.occopus.plugins.docker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where a Docker engine listens.
 *
 * @param text as the user wrote it, for messages
 * @param scheme {@code unix}, {@code tcp}, {@code http} or {@code https}
 * @param host the host; empty for {@code unix}
 * @param port the port; -1 when the user named none
 * @param path the socket's file, or what comes before each request's path on a reverse proxy
 */
record DockerEndpoint(String text, String scheme, String host, int port, String path) {
    /** Docker's registered ports (https://docs.docker.com/engine/security/protect-access/). */
    static final int PLAIN_PORT = 2375;

    static final int TLS_PORT = 2376;
    private static final Set<String> NETWORK_SCHEMES = Set.of("tcp", "http", "https");

    /**
     * Reads an endpoint.
     *
     * @throws IllegalArgumentException when it is none, saying what to write instead
     */
    static DockerEndpoint of(String text) {
        URI uri = parse(text.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        String host = uri.getHost() == null ? "" : uri.getHost();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        boolean socket = scheme.equals("unix") && host.isEmpty() && path.startsWith("/");
        boolean network = NETWORK_SCHEMES.contains(scheme) && !host.isEmpty();
        if (!socket && !network) {
            throw unusable(text);
        }
        return new DockerEndpoint(text, scheme, host, uri.getPort(), path);
    }

    /** Whether this engine is spoken to over TLS, given what else is known. */
    boolean isEncrypted(boolean hasCertificates, boolean verifiesTls) {
        return switch (scheme) {
            case "https" -> true;
            case "tcp" -> port == TLS_PORT || hasCertificates || verifiesTls;
            default -> false;
        };
    }

    /** The address in the form that the client library takes: {@code unix} or {@code tcp} with a port. */
    URI address(boolean encrypted) {
        if (scheme.equals("unix")) {
            return URI.create("unix://" + path);
        }
        return URI.create("tcp://" + host + ":" + (port < 0 ? defaultPort(encrypted) : port) + path);
    }

    private int defaultPort(boolean encrypted) {
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> encrypted ? TLS_PORT : PLAIN_PORT;
        };
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(unusable(text).getMessage(), e);
        }
    }

    private static IllegalArgumentException unusable(String text) {
        return new IllegalArgumentException("'" + text + "' is no Docker endpoint; write unix:///var/run/docker.sock,"
                + " tcp://host:2375, or tcp://host:2376 or https://host for TLS");
    }
}
