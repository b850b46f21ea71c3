package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCertificateTest {
    @TempDir
    Path directory = Path.of("");

    private TestCertificate other(String algorithm) throws Exception {
        return TestCertificate.make(Files.createTempDirectory(directory, "other"), algorithm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void readsAKeyAndTheChainOfItsCertificate(String algorithm) throws Exception {
        TestCertificate files = TestCertificate.make(directory, algorithm);
        assertThat(files.read().chain()).hasSize(1);
        String authority = Files.readString(other("EC").certificate());
        Path chain =
                Files.writeString(directory.resolve("chain.pem"), Files.readString(files.certificate()) + authority);
        assertThat(ServerCertificate.read(chain, files.key()).chain()).hasSize(2);
    }

    @Test
    void tellsAKeyThatBelongsToAnotherCertificate() throws Exception {
        TestCertificate one = TestCertificate.make(directory, "EC");
        assertFails(one.certificate(), other("EC").key(), "is not that of the first certificate");
        assertFails(one.certificate(), other("RSA").key(), "there is no key like");
    }

    @Test
    void namesTheFileThatIsWrong() throws Exception {
        TestCertificate good = TestCertificate.make(directory, "EC");
        Path none = directory.resolve("none.pem");
        String otherForm = Files.readString(good.key()).replace("PRIVATE KEY", "EC PRIVATE KEY");
        Path old = Files.writeString(directory.resolve("old.pem"), otherForm);
        assertFails(none, good.key(), "can not read the certificate " + none);
        assertFails(good.certificate(), none, "can not read the key " + none);
        assertFails(good.key(), good.key(), "there is no certificate in " + good.key());
        assertFails(good.certificate(), good.certificate(), "there is no key like the certificate's in");
        assertFails(good.certificate(), old, "openssl pkcs8");
    }

    private static void assertFails(Path certificate, Path key, String words) {
        assertThatThrownBy(() -> ServerCertificate.read(certificate, key))
                .isInstanceOfSatisfying(
                        ServerFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(Exit.TLS))
                .hasMessageContaining(words);
    }
}
