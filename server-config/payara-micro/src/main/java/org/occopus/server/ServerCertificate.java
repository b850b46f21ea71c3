package org.occopus.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server proves with who it is.
 *
 * @param chain the server's own certificate first
 * @param key of the first certificate
 */
record ServerCertificate(List<Certificate> chain, PrivateKey key) {
    static final String ALIAS = "occopus";
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /**
     * From PEM files (RFC 7468).
     *
     * @throws ServerFailure with {@code TLS} when one can not be read, or they do not belong together
     */
    static ServerCertificate read(Path certificateFile, Path keyFile) {
        List<Certificate> chain = chain(certificateFile);
        PublicKey publicKey = chain.getFirst().getPublicKey();
        PrivateKey key = key(keyFile, publicKey.getAlgorithm());
        if (!belongTogether(publicKey, key)) {
            throw new ServerFailure(
                    Exit.TLS,
                    "the key " + keyFile + " is not that of the first certificate in " + certificateFile
                            + ": give the two that were made together");
        }
        return new ServerCertificate(chain, key);
    }

    private static List<Certificate> chain(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> chain =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (IOException e) {
            throw unreadable("certificate", file, e);
        } catch (CertificateException e) {
            throw new ServerFailure(Exit.TLS, noCertificate(file), e);
        }
        throw new ServerFailure(Exit.TLS, noCertificate(file));
    }

    private static String noCertificate(Path file) {
        return "there is no certificate in " + file + ": --tls-cert takes a PEM file";
    }

    private static ServerFailure unreadable(String what, Path file, IOException e) {
        return new ServerFailure(
                Exit.TLS,
                "can not read the " + what + " " + file + " (" + e + "): check that it is there and yours",
                e);
    }

    private static PrivateKey key(Path file, String algorithm) {
        try {
            Matcher pem = PKCS8.matcher(Files.readString(file));
            if (pem.find()) {
                byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            }
        } catch (IOException e) {
            throw unreadable("key", file, e);
        } catch (GeneralSecurityException e) {
            throw new ServerFailure(Exit.TLS, noKey(file), e);
        }
        throw new ServerFailure(Exit.TLS, noKey(file));
    }

    private static String noKey(Path file) {
        return "there is no key like the certificate's in " + file
                + ": --tls-key takes PKCS #8 in PEM without a password; 'openssl pkcs8 -topk8 -nocrypt -in " + file
                + "' makes it";
    }

    private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
        byte[] anything = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(
                    switch (publicKey.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> publicKey.getAlgorithm();
                    });
            signature.initSign(privateKey);
            signature.update(anything);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(anything);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Writes both as PKCS #12. */
    void store(Path file, String password) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password.toCharArray(), chain.toArray(Certificate[]::new));
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate can not be kept", e);
        }
    }
}
