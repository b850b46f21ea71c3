package org.occopus.testkit.real;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;

/**
 * A Docker engine to test on. Its whereabouts come from the environment, or from a file of the same variables.
 *
 * @param socket the endpoint of its Unix socket; {@code DE_DOCKER_SOCKET}
 * @param tls its endpoint that wants a client certificate; {@code DE_DOCKER_TLS}
 * @param certificates the directory of that certificate; {@code DE_DOCKER_CERT_PATH}
 * @param archives the directory of {@code busybox_*.tar} root file systems; {@code DE_IMAGE_DIR}
 */
public record RealDocker(String socket, String tls, Path certificates, Path archives) {
    private static final Path FILE = Path.of("/run/docker-engine-ci/env");

    /** Finds the engine, or skips the test and says why. */
    public static RealDocker orSkip() {
        var values = new Properties();
        if (Files.isReadable(FILE)) {
            try (InputStream file = Files.newInputStream(FILE)) {
                values.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        values.putAll(System.getenv());
        return new RealDocker(
                value(values, "DE_DOCKER_SOCKET"),
                value(values, "DE_DOCKER_TLS"),
                Path.of(value(values, "DE_DOCKER_CERT_PATH")),
                Path.of(value(values, "DE_IMAGE_DIR")));
    }

    private static String value(Properties values, String key) {
        String value = values.getProperty(key);
        return value == null
                ? abort("No Docker engine to test on: " + key + " is neither in the environment nor in " + FILE)
                : value;
    }

    /** The account of its Unix socket. */
    public Account overSocket() {
        return new Account(new Section(Map.of("endpoint", socket)), Section.empty());
    }

    /** The account of its endpoint that wants a certificate. */
    public Account overTls() {
        return new Account(
                new Section(Map.of("endpoint", tls)),
                new Section(Map.of("ca", pem("ca.pem"), "cert", pem("cert.pem"), "key", pem("key.pem"))));
    }

    /** Where a node definition may get a root file system from. */
    public String origin(String archive) {
        return archives.resolve(archive).toUri().toString();
    }

    /** The text of a file of the certificates' directory. */
    public String pem(String file) {
        try {
            return Files.readString(certificates.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
