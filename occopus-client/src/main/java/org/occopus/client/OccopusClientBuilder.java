package org.occopus.client;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects where the server is and how long it may take. */
public final class OccopusClientBuilder {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]*");

    private URI server = OccopusClient.DEFAULT_SERVER;
    private Optional<String> token = Optional.empty();
    private Optional<Path> authority = Optional.empty();
    private Duration connectLimit = Duration.ofSeconds(5);
    private Duration answerLimit = Duration.ofSeconds(60);

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
     * The access token that every request carries as {@code Authorization: Bearer}; none by default.
     *
     * @param secret as the server gave it
     * @return this builder
     * @throws IllegalArgumentException when it holds what no header may; the message does not tell the token
     */
    public OccopusClientBuilder token(String secret) {
        String text = secret.strip();
        if (!VISIBLE.matcher(text).matches()) {
            throw new IllegalArgumentException("an access token is one word of plain ASCII, but this one holds a line"
                    + " break, a space or another character; copy it anew");
        }
        token = Optional.of(text).filter(word -> !word.isEmpty());
        return this;
    }

    /**
     * Certificates to trust instead of those that Java trusts, for a server with a certificate of one's own.
     *
     * @param pem a file with one or more certificates in PEM format, read by {@link #build}
     * @return this builder
     */
    public OccopusClientBuilder caCertificate(Path pem) {
        authority = Optional.of(pem);
        return this;
    }

    /**
     * The client; no connection is made yet.
     *
     * @return safe for use by several threads
     * @throws UncheckedIOException when the certificate can not be read
     */
    public OccopusClient build() {
        return new OccopusClient(new RestConnection(
                server, connectLimit, answerLimit, new Credentials(token, authority.map(Trust::of))));
    }
}
