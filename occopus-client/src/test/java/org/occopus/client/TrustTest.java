package org.occopus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of its own is trusted when its authority is named, and not otherwise. */
class TrustTest {
    private static final String PASSWORD = "for-this-test-only";

    @TempDir
    Path directory = Path.of("");

    private HttpsServer server = HttpsServer.create();

    TrustTest() throws IOException {}

    @BeforeEach
    void start() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve("store.p12");
        keytool(store, "-genkeypair -alias web -keyalg EC -dname CN=127.0.0.1 -ext san=ip:127.0.0.1");
        keytool(store, "-exportcert -alias web -rfc -file " + directory.resolve("ca.pem"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", exchange -> {
            byte[] answer = "{\"node_definitions\": [\"a\"]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void keytool(Path store, String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of(command.split(" ")));
        words.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as("keytool").isZero();
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private OccopusClientBuilder client() {
        return OccopusClient.builder()
                .server(URI.create("https://127.0.0.1:" + server.getAddress().getPort()));
    }

    @Test
    void trustsTheCertificateThatIsNamed() {
        OccopusClient client =
                client().caCertificate(directory.resolve("ca.pem")).build();
        assertThat(client.definitions().names()).containsExactly("a");
    }

    @Test
    void trustsNoOther() {
        OccopusClient client = client().build();
        assertThatThrownBy(() -> client.definitions().names()).isInstanceOf(ServerUnreachableException.class);
    }

    @Test
    void saysWhichFileHoldsNoCertificate() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "-----BEGIN CERTIFICATE-----\nnothing\n");
        assertThatThrownBy(() -> client().caCertificate(empty).build())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("empty.pem");
    }
}
