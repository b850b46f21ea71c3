package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.plugins.docker.DockerResourceHandlerTest.failureOf;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.real.RealDocker;

/** Who is let in, on a real engine. */
class DockerTlsTest {
    private final RealDocker engine = RealDocker.orSkip();
    private final Section endpoint = new Section(Map.of("endpoint", engine.tls()));

    private static void list(Account account, DockerEnvironment environment) {
        try (ResourceHandler handler = DockerAccounts.open(account, environment)) {
            assertThat(handler.listOwned(OwnerTag.server(Owners.newId()), DockerRequests.soon()))
                    .isEmpty();
        }
    }

    @Test
    void letsInWhoBringsACertificateInTheAuthData() {
        list(engine.overTls(), new DockerEnvironment(false, Optional.empty(), ServerFiles.NONE));
    }

    @Test
    void letsInTheServersOwnCertificate() {
        list(
                new Account(endpoint, Section.empty()),
                new DockerEnvironment(true, Optional.of(engine.certificates()), ServerFiles.NONE));
    }

    @Test
    void letsInTheServersOwnCertificateBesideAnAuthorityInTheAuthData() {
        var account = new Account(endpoint, new Section(Map.of("ca", engine.pem("ca.pem"))));

        list(account, new DockerEnvironment(false, Optional.of(engine.certificates()), ServerFiles.NONE));
    }

    @Test
    void letsInOverHttpsToo() {
        var https = new Section(Map.of("endpoint", engine.tls().replace("tcp:", "https:")));

        list(
                new Account(https, engine.overTls().credentials()),
                new DockerEnvironment(false, Optional.empty(), ServerFiles.NONE));
    }

    @Test
    void turnsAwayWhoBringsNone() {
        var account = new Account(endpoint, new Section(Map.of("ca", engine.pem("ca.pem"))));
        ProviderException failure =
                failureOf(() -> list(account, new DockerEnvironment(false, Optional.empty(), ServerFiles.NONE)));

        assertThat(failure.kind()).as(failure.toString()).isEqualTo(ProviderFailure.UNAUTHORISED);
        assertThat(failure).hasMessageContaining(engine.tls()).hasMessageContaining("ca, cert and key");
    }

    @Test
    void doesNotTrustAnUnknownAuthority() {
        var account = new Account(endpoint, Section.empty());

        assertThat(failureOf(() -> list(account, new DockerEnvironment(false, Optional.empty(), ServerFiles.NONE)))
                        .kind())
                .isEqualTo(ProviderFailure.UNAUTHORISED);
    }

    @Test
    void saysThatAnEndpointWantsTls() {
        var plain = new Section(Map.of("endpoint", engine.tls().replace("tcp:", "http:")));

        assertThat(failureOf(() -> list(
                        new Account(plain, Section.empty()),
                        new DockerEnvironment(false, Optional.empty(), ServerFiles.NONE))))
                .hasMessageContaining("HTTPS server");
    }
}
