package org.occopus.plugins.chef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.occopus.plugins.chef.ChefNodes.node;
import static org.occopus.plugins.chef.ChefNodes.soon;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.chef.TestLogin;

/** A server whose certificate nobody else signed, as Chef servers make it themselves. */
final class TrustedAuthorityTest {
    private static final char[] PASSWORD = "for-this-test-only".toCharArray();

    private final HttpsServer server =
            HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private KeyStore store = KeyStore.getInstance("PKCS12");

    TrustedAuthorityTest() throws IOException, GeneralSecurityException {}

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("self-signed.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command =
                List.of((keytool + " -genkeypair -alias chef -keyalg EC -storetype PKCS12 -dname CN=127.0.0.1"
                                + " -ext san=ip:127.0.0.1 -storepass " + new String(PASSWORD) + " -keystore " + file)
                        .split(" "));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as("keytool").isZero();
        store = KeyStore.getInstance(file.toFile(), PASSWORD);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(404, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ChefConfigManager manager(Map<String, Object> further) {
        Map<String, Object> credentials = new HashMap<>(TestLogin.credentials().values());
        credentials.putAll(further);
        String endpoint = "https://127.0.0.1:" + server.getAddress().getPort() + "/organizations/staff";
        return ChefConfigManager.open(
                new Account(new Section(Map.of("endpoint", endpoint)), new Section(credentials)),
                InstantSource.system());
    }

    @Test
    void isTrustedWhenItsCertificateIsGiven() throws GeneralSecurityException {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(store.getCertificate("chef").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        try (ChefConfigManager manager = manager(Map.of("ca", pem))) {
            assertThatCode(() -> manager.forget(node(Owners.any()), soon())).doesNotThrowAnyException();
        }
    }

    @Test
    void isNotTrustedOtherwise() {
        try (ChefConfigManager manager = manager(Map.of())) {
            assertThatThrownBy(() -> manager.forget(node(Owners.any()), soon()))
                    .isInstanceOfSatisfying(ProviderException.class, e -> {
                        assertThat(e.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
                        assertThat(e.getMessage()).contains("its certificate is not trusted");
                    });
        }
    }

    @Test
    void refusesWhatIsNoCertificate() {
        assertThatThrownBy(() -> manager(Map.of("ca", "certificate")))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("'ca' is not a certificate in PEM");
    }
}
