package org.occopus.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of its own authority for localhost, made by the JDK's {@code keytool}.
 *
 * @param certificate PEM
 * @param key PEM
 * @param store PKCS12 with both
 */
record TestCertificate(Path certificate, Path key, Path store) {
    static final String PASSWORD = "changeit";

    /** @param algorithm {@code EC}, {@code RSA} or {@code Ed25519} */
    static TestCertificate make(Path directory, String algorithm) throws Exception {
        Path store = directory.resolve(algorithm + ".p12");
        keytool("-genkeypair -alias test -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1 -keyalg " + algorithm
                + " -storepass " + PASSWORD + " -keystore " + store);
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            made.load(in, PASSWORD.toCharArray());
        }
        Path certificate = directory.resolve(algorithm + "-cert.pem");
        Path key = directory.resolve(algorithm + "-key.pem");
        Files.writeString(
                certificate, pem("CERTIFICATE", made.getCertificate("test").getEncoded()));
        Files.writeString(
                key,
                pem("PRIVATE KEY", made.getKey("test", PASSWORD.toCharArray()).getEncoded()));
        return new TestCertificate(certificate, key, store);
    }

    private static void keytool(String options) throws IOException, InterruptedException {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process keytool = new ProcessBuilder((program + " " + options).split(" "))
                .redirectErrorStream(true)
                .start();
        String words = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(words);
        }
    }

    static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    List<String> options() {
        return List.of("--tls-cert", certificate.toString(), "--tls-key", key.toString());
    }

    ServerCertificate read() {
        return ServerCertificate.read(certificate, key);
    }

    /** For a server of the test's own. */
    SSLContext serving() throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Trusts nobody else. */
    SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("test", read().chain().getFirst());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
