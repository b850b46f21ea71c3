package org.occopus.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks a server whether it is ready. */
final class Readiness {
    private static final int TIMEOUT_MILLIS = 5000;
    private static final String GATES_HEADER = "X-Request-Id";

    private Readiness() {}

    /** As {@link #of(URI, Optional)}, of a server that speaks http. */
    static boolean of(URI server) {
        return of(server, Optional.empty());
    }

    /**
     * False as long as nobody answers, or the answer is not 200.
     *
     * @param certificate what an https server must show; it may be made for another name than the one that is asked
     */
    static boolean of(URI server, Optional<ServerCertificate> certificate) {
        try {
            return connection(server.resolve("/health/ready"), certificate).getResponseCode()
                    == HttpURLConnection.HTTP_OK;
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * Whether the application answers without its gate, which every request has to pass: Payara starts an application
     * without a filter that refuses to start, and calls it ready. False also when nobody answers.
     */
    static boolean isUnguarded(URI server, Optional<ServerCertificate> certificate) {
        try {
            HttpURLConnection answer = connection(server.resolve("/"), certificate);
            return answer.getResponseCode() > 0 && answer.getHeaderField(GATES_HEADER) == null;
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private static HttpURLConnection connection(URI uri, Optional<ServerCertificate> certificate)
            throws IOException, GeneralSecurityException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        if (connection instanceof HttpsURLConnection secure && certificate.isPresent()) {
            secure.setSSLSocketFactory(trusting(certificate.get()).getSocketFactory());
            secure.setHostnameVerifier((name, session) -> true);
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }

    private static SSLContext trusting(ServerCertificate certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry(ServerCertificate.ALIAS, certificate.chain().getFirst());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
