package org.occopus.plugins.docker;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandler;

/** Opens accounts: endpoint, certificates and connections of one Docker engine. */
final class DockerAccounts {
    private DockerAccounts() {}

    static ResourceHandler open(Account account, DockerEnvironment environment) {
        DockerEndpoint endpoint = endpoint(account);
        DockerCertificates given = given(account, endpoint);
        boolean encrypted = endpoint.isEncrypted(!given.isEmpty(), environment.verifiesTls());
        Optional<SSLContext> tls =
                encrypted ? Optional.of(context(endpoint, chosen(endpoint, given, environment))) : Optional.empty();
        return new DockerResourceHandler(DockerEngine.open(endpoint, tls), environment.files());
    }

    private static DockerEndpoint endpoint(Account account) {
        try {
            return DockerEndpoint.of(account.settings().required(DockerSettings.ENDPOINT));
        } catch (IllegalArgumentException e) {
            throw new ProviderException(ProviderFailure.REFUSED, "", "Docker endpoint: " + e.getMessage(), e);
        }
    }

    private static DockerCertificates given(Account account, DockerEndpoint endpoint) {
        try {
            return DockerCertificates.ofCredentials(account.credentials());
        } catch (IllegalArgumentException e) {
            throw unusable(endpoint, "the auth data of type docker is incomplete", e);
        }
    }

    private static DockerCertificates chosen(
            DockerEndpoint endpoint, DockerCertificates given, DockerEnvironment environment) {
        if (given.isComplete() || environment.certificates().isEmpty()) {
            return given;
        }
        try {
            return given.orElse(
                    DockerCertificates.ofDirectory(environment.certificates().get()));
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(endpoint, "the directory DOCKER_CERT_PATH cannot be used", e);
        }
    }

    private static SSLContext context(DockerEndpoint endpoint, DockerCertificates certificates) {
        try {
            return TlsContexts.of(certificates);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // The library throws exceptions of its own for a key whose lines are no Base64.
            throw unusable(endpoint, "a certificate or the key cannot be used", e);
        }
    }

    private static ProviderException unusable(DockerEndpoint endpoint, String what, Exception cause) {
        return new ProviderException(
                ProviderFailure.UNAUTHORISED,
                "",
                "Docker at " + endpoint.text() + ": " + what + " (" + cause.getMessage()
                        + "); give ca, cert and key as PEM texts in the auth data, or their files in DOCKER_CERT_PATH",
                cause);
    }
}
