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
            var connection =
                    (HttpURLConnection) server.resolve("/health/ready").toURL().openConnection();
            if (connection instanceof HttpsURLConnection secure && certificate.isPresent()) {
                secure.setSSLSocketFactory(trusting(certificate.get()).getSocketFactory());
                secure.setHostnameVerifier((name, session) -> true);
            }
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
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
