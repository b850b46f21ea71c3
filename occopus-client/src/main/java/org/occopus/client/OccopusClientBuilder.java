package org.occopus.client;

import java.net.URI;
import java.time.Duration;

/** Collects where the server is and how long it may take. */
public final class OccopusClientBuilder {
    private URI server = OccopusClient.DEFAULT_SERVER;
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

    /** {@return the client; no connection is made yet} */
    public OccopusClient build() {
        return new OccopusClient(new RestConnection(server, connectLimit, answerLimit));
    }
}
