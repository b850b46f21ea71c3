package org.occopus.plugins.docker;

import com.github.dockerjava.core.util.CertificateUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the TLS side of a connection from PEM texts. Nothing is registered with the JVM: the library's own reader of a
 * certificate directory installs a security provider for the whole server.
 */
final class TlsContexts {
    private static final char[] NO_PASSWORD = {};

    private TlsContexts() {}

    /**
     * Makes a context.
     *
     * @throws GeneralSecurityException when a text is no certificate or key, or key and certificate do not fit
     * @throws IOException when a text is no PEM
     */
    static SSLContext of(DockerCertificates certificates) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers(certificates), trustManagers(certificates), null);
        return context;
    }

    private static KeyManager @Nullable [] keyManagers(DockerCertificates certificates)
            throws GeneralSecurityException, IOException {
        if (certificates.certificate().isEmpty() || certificates.key().isEmpty()) {
            return null;
        }
        Certificate[] chain = parsed(certificates.certificate().get()).toArray(Certificate[]::new);
        KeyStore store = emptyStore();
        store.setKeyEntry("docker", privateKey(certificates.key().get()), NO_PASSWORD, chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trustManagers(DockerCertificates certificates)
            throws GeneralSecurityException, IOException {
        if (certificates.authority().isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        for (Certificate authority : parsed(certificates.authority().get())) {
            store.setCertificateEntry("ca-" + store.size(), authority);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> parsed(String pem) throws GeneralSecurityException {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        Collection<? extends Certificate> found =
                CertificateFactory.getInstance("X.509").generateCertificates(bytes);
        if (found.isEmpty()) {
            throw new GeneralSecurityException("no certificate between BEGIN and END lines");
        }
        return found;
    }

    /** Keys made for Docker with OpenSSL come as PKCS#1, SEC1 or PKCS#8; Java itself reads only the last. */
    private static PrivateKey privateKey(String pem) throws GeneralSecurityException, IOException {
        PrivateKey key = CertificateUtils.loadPrivateKey(pem);
        if (key == null) {
            throw new GeneralSecurityException("no private key between BEGIN and END lines");
        }
        return key;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
