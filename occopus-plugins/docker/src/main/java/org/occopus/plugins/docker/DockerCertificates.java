package org.occopus.plugins.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

/**
 * Who a Docker engine is and who we are, as PEM texts.
 *
 * @param authority whose signature the engine's certificate must carry; empty means any that Java trusts
 * @param certificate our certificate; empty when the engine asks for none
 * @param key its private key; there when the certificate is
 */
record DockerCertificates(Optional<String> authority, Optional<String> certificate, Optional<String> key) {
    static final List<Setting> DECLARATION = List.of(
            Setting.optional(
                    "ca",
                    SettingType.TEXT,
                    "Certificate of the authority that signed the engine's certificate (PEM); by default ca.pem of"
                            + " DOCKER_CERT_PATH, else those that Java trusts."),
            Setting.optional(
                    "cert",
                    SettingType.TEXT,
                    "Client certificate (PEM); by default cert.pem of DOCKER_CERT_PATH, else none."),
            Setting.optional(
                            "key",
                            SettingType.TEXT,
                            "Private key of the client certificate (PEM, without a password); goes with cert, or else"
                                    + " is key.pem of DOCKER_CERT_PATH.")
                    .asSecret());

    /** Checks that certificate and key come together. */
    DockerCertificates {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("a client certificate needs both 'cert' and 'key'");
        }
    }

    static DockerCertificates ofCredentials(Section credentials) {
        return new DockerCertificates(credentials.text("ca"), credentials.text("cert"), credentials.text("key"));
    }

    /**
     * Reads {@code ca.pem}, {@code cert.pem} and {@code key.pem}; a file that is not there counts as not given.
     *
     * @throws IOException when the directory is missing or a file cannot be read
     */
    static DockerCertificates ofDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("there is no directory " + directory);
        }
        return new DockerCertificates(
                file(directory, "ca.pem"), file(directory, "cert.pem"), file(directory, "key.pem"));
    }

    boolean isEmpty() {
        return authority.isEmpty() && certificate.isEmpty();
    }

    boolean isComplete() {
        return authority.isPresent() && certificate.isPresent();
    }

    /** What is missing here comes from there; a certificate and its key stay together. */
    DockerCertificates orElse(DockerCertificates other) {
        DockerCertificates pair = certificate.isPresent() ? this : other;
        return new DockerCertificates(authority.or(other::authority), pair.certificate, pair.key);
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "DockerCertificates[authority=" + authority.isPresent() + ", certificate=" + certificate.isPresent()
                + "]";
    }

    private static Optional<String> file(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
