package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;

class DockerCertificatesTest {
    private static final Section TLS = new Section(Map.of("endpoint", "tcp://127.0.0.1:2376"));

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBejCCASGgAwIBAgIUPlxvyCNNxFFAU0xePYkYgmF5/fEwCgYIKoZIzj0EAwIw
            EjEQMA4GA1UEAwwHb2Njb3B1czAgFw0yNjExMjkyMjQ2MThaGA8yMTI2MTEwNTIy
            NDYxOFowEjEQMA4GA1UEAwwHb2Njb3B1czBZMBMGByqGSM49AgEGCCqGSM49AwEH
            A0IABCTjtC/wXXRY+szzIvxO69EHy8L02SyIn1zYjgLmhjypeGGe/SnIJwcF1iKG
            wFN30wE4IxXLsiqNPtXG0qhtk9WjUzBRMB0GA1UdDgQWBBS2lAHfxbm7wnfcjVBT
            7xqMuVBwKTAfBgNVHSMEGDAWgBS2lAHfxbm7wnfcjVBT7xqMuVBwKTAPBgNVHRMB
            Af8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIHOiaA+KV7QyWBfwojp9xhfAtv4u
            4gfJL2HrJJq7QOFiAiB5Xr/rWsGA/Qe5pgyVvFz0vz/2VCVGAEVZVAGvYLZhQQ==
            -----END CERTIFICATE-----
            """;

    @TempDir
    Path directory;

    private static void assertUnauthorised(Account account, DockerEnvironment environment, String words) {
        assertThatThrownBy(() -> DockerAccounts.open(account, environment))
                .asInstanceOf(InstanceOfAssertFactories.type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED))
                .satisfies(failure -> assertThat(failure).hasMessageContaining(words));
    }

    @Test
    void readsTheServersEnvironmentLikeDockersCommandLine() {
        assertThat(DockerEnvironment.of(Map.of(), new Properties()))
                .isEqualTo(new DockerEnvironment(false, Optional.empty(), ServerFiles.NONE));
        assertThat(DockerEnvironment.of(
                        Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/certs"), new Properties()))
                .isEqualTo(new DockerEnvironment(true, Optional.of(Path.of("/certs")), ServerFiles.NONE));
        assertThat(DockerEnvironment.of(Map.of("DOCKER_TLS_VERIFY", ""), new Properties())
                        .verifiesTls())
                .isFalse();
    }

    @Test
    void prefersTheSystemPropertyToTheEnvironment() {
        var properties = new Properties();
        properties.setProperty("occopus.docker.cert.path", "/other");

        assertThat(DockerEnvironment.of(Map.of("DOCKER_CERT_PATH", "/certs"), properties)
                        .certificates())
                .contains(Path.of("/other"));
    }

    @Test
    void takesTheFilesThatAreThere() throws IOException {
        Files.writeString(directory.resolve("ca.pem"), "the authority");

        assertThat(DockerCertificates.ofDirectory(directory))
                .isEqualTo(new DockerCertificates(Optional.of("the authority"), Optional.empty(), Optional.empty()));
    }

    @Test
    void takesWhatTheAuthDataLeaveOutFromTheServersDirectory() {
        var given = new DockerCertificates(Optional.of("my authority"), Optional.empty(), Optional.empty());
        var pair = new DockerCertificates(Optional.empty(), Optional.of("my certificate"), Optional.of("my key"));
        var kept = new DockerCertificates(Optional.of("authority"), Optional.of("certificate"), Optional.of("key"));

        assertThat(given.orElse(kept))
                .isEqualTo(new DockerCertificates(
                        Optional.of("my authority"), Optional.of("certificate"), Optional.of("key")));
        assertThat(pair.orElse(kept))
                .isEqualTo(new DockerCertificates(
                        Optional.of("authority"), Optional.of("my certificate"), Optional.of("my key")));
    }

    @Test
    void looksIntoTheServersDirectoryWhenTheAuthDataHaveAnAuthorityAlone() throws IOException {
        Files.writeString(directory.resolve("cert.pem"), CERTIFICATE);
        Files.writeString(directory.resolve("key.pem"), "no key");
        var account = new Account(TLS, new Section(Map.of("ca", CERTIFICATE)));

        assertUnauthorised(
                account, new DockerEnvironment(false, Optional.of(directory), ServerFiles.NONE), "no private key");
        DockerAccounts.open(account, new DockerEnvironment(false, Optional.empty(), ServerFiles.NONE))
                .close();
    }

    @Test
    void wantsKeyAndCertificateTogether() throws IOException {
        Files.writeString(directory.resolve("key.pem"), "a key");
        var environment = new DockerEnvironment(false, Optional.of(directory), ServerFiles.NONE);

        assertUnauthorised(new Account(TLS, Section.empty()), environment, "both 'cert' and 'key'");
        assertUnauthorised(
                new Account(TLS, new Section(Map.of("cert", "a certificate"))), environment, "both 'cert' and 'key'");
    }

    @Test
    void saysWhichDirectoryIsMissing() {
        var environment = new DockerEnvironment(false, Optional.of(directory.resolve("gone")), ServerFiles.NONE);

        assertUnauthorised(new Account(TLS, Section.empty()), environment, "gone");
    }

    @Test
    void refusesTextsThatAreNoCertificates() {
        var environment = new DockerEnvironment(false, Optional.empty(), ServerFiles.NONE);

        assertUnauthorised(new Account(TLS, new Section(Map.of("ca", "no PEM"))), environment, "cannot be used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
    void refusesAKeyWhoseLinesWereDamaged(String kind) {
        var environment = new DockerEnvironment(false, Optional.empty(), ServerFiles.NONE);
        for (String inner : List.of("?!?!", "AAAA", "")) {
            String key = "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, inner, kind);
            var pair = new Section(Map.of("cert", CERTIFICATE, "key", key));

            assertUnauthorised(new Account(TLS, pair), environment, "the key cannot be used");
        }
    }

    @Test
    void neverShowsTheKey() {
        var certificates = new DockerCertificates(Optional.of("ca"), Optional.of("cert"), Optional.of("very secret"));

        assertThat(certificates.toString()).doesNotContain("very secret");
    }

    @Test
    void refusesAnEndpointThatIsNone() {
        var account = new Account(new Section(Map.of("endpoint", "docker")), Section.empty());

        assertThatThrownBy(() -> new DockerFactory().open(account))
                .asInstanceOf(InstanceOfAssertFactories.type(ProviderException.class))
                .extracting(ProviderException::kind)
                .isEqualTo(ProviderFailure.REFUSED);
    }
}
