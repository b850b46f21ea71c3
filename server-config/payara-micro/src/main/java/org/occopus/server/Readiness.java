package org.occopus.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a server whether it is ready. */
final class Readiness {
    private static final int TIMEOUT_MILLIS = 5000;

    private Readiness() {}

    /** False as long as nobody answers, or the answer is not 200. */
    static boolean of(URI server) {
        try {
            var connection =
                    (HttpURLConnection) server.resolve("/health/ready").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
