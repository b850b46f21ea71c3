package org.occopus.plugins.chef;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in one authority only. Chef servers make themselves a certificate that nobody else signed. */
final class TrustedAuthority {
    private TrustedAuthority() {}

    /**
     * A context that trusts it.
     *
     * @throws IllegalArgumentException when the text holds no certificate
     */
    static SSLContext contextOf(String pem) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(storeOf(pem));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("'ca' is not a certificate in PEM: " + e.getMessage(), e);
        }
    }

    private static KeyStore storeOf(String pem) throws GeneralSecurityException, IOException {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        Collection<? extends Certificate> found =
                CertificateFactory.getInstance("X.509").generateCertificates(bytes);
        if (found.isEmpty()) {
            throw new CertificateException("nothing between BEGIN and END lines");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificate authority : found) {
            store.setCertificateEntry("ca-" + store.size(), authority);
        }
        return store;
    }
}
