package org.occopus.plugins.healthchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A new certificate for 127.0.0.1, signed by itself, and an SSL context that shows and trusts it. */
final class SelfSigned {
    private static final String PASSWORD = "for-this-test-only";

    private static final List<String> KEY = List.of(
            "-genkeypair -alias web -keyalg EC -storetype PKCS12 -dname CN=127.0.0.1 -ext san=ip:127.0.0.1".split(" "));

    private SelfSigned() {}

    static SSLContext in(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("self-signed.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = Stream.of(
                        Stream.of(keytool),
                        KEY.stream(),
                        Stream.of("-keystore", file.toString(), "-storepass", PASSWORD))
                .flatMap(words -> words)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as("keytool").isZero();
        return context(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
