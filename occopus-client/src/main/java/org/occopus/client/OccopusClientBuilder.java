package org.occopus.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Collects where the server is and how long it may take. */
public final class OccopusClientBuilder {
    private URI server = OccopusClient.DEFAULT_SERVER;
    private Duration connectLimit = Duration.ofSeconds(5);
    private Duration answerLimit = Duration.ofSeconds(60);
    private Optional<String> token = Optional.empty();
    private Optional<Path> authorities = Optional.empty();

    OccopusClientBuilder() {}

    /**
     * The address of the server; {@link OccopusClient#DEFAULT_SERVER} unless it is given.
     *
     * @param address http or https, with or without a slash at its end
     * @return this builder
     */
    public OccopusClientBuilder server(URI address) {
        String text = address.toString();
        server = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
        return this;
    }

    /**
     * How long a connection may take to be made.
     *
     * @param limit 5 s by default
     * @return this builder
     */
    public OccopusClientBuilder connectLimit(Duration limit) {
        connectLimit = limit;
        return this;
    }

    /**
     * How long an answer may take.
     *
     * @param limit 60 s by default
     * @return this builder
     */
    public OccopusClientBuilder answerLimit(Duration limit) {
        answerLimit = limit;
        return this;
    }

    /**
     * Who asks, for a server that wants to know. Without a token nothing is sent.
     *
     * @param text an API token, or a token of the server's identity provider
     * @return this builder
     */
    public OccopusClientBuilder token(String text) {
        token = Optional.of(text);
        return this;
    }

    /**
     * Who vouches for an https server; whom Java trusts unless it is given.
     *
     * @param file certificates of authorities, PEM; read by {@link #build}
     * @return this builder
     */
    public OccopusClientBuilder caCertificate(Path file) {
        authorities = Optional.of(file);
        return this;
    }

    /**
     * Makes the client; no connection is made yet.
     *
     * @return the client
     * @throws IllegalArgumentException when there is no certificate in the file
     */
    public OccopusClient build() {
        return new OccopusClient(
                new RestConnection(server, connectLimit, answerLimit, token, authorities.map(Authorities::trusted)));
    }
}
