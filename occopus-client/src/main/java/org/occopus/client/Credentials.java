package org.occopus.client;

import java.net.HttpURLConnection;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * Who asks, and whom to trust.
 *
 * @param token the access token
 * @param trust makes connections to servers that are trusted; empty for those that Java trusts
 */
record Credentials(Optional<String> token, Optional<SSLContext> trust) {
    static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

    void apply(HttpURLConnection connection) {
        token.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
        if (connection instanceof HttpsURLConnection secure) {
            trust.ifPresent(context -> secure.setSSLSocketFactory(context.getSocketFactory()));
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Credentials[token=" + (token.isPresent() ? "***" : "none") + "]";
    }
}
