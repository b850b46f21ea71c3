package org.occopus.plugins.docker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the server's own environment says about Docker: about TLS with the meaning that Docker's command line gives it
 * (https://docs.docker.com/reference/cli/docker/#environment-variables), about files with our own.
 *
 * @param verifiesTls whether {@code tcp://} endpoints speak TLS on any port
 * @param certificates the directory of {@code ca.pem}, {@code cert.pem} and {@code key.pem}; empty when not set
 * @param files which files may be sent to an engine
 */
record DockerEnvironment(boolean verifiesTls, Optional<Path> certificates, ServerFiles files) {
    static final String CERTIFICATES_PROPERTY = "occopus.docker.cert.path";

    static DockerEnvironment ofProcess() {
        return of(System.getenv(), System.getProperties());
    }

    /** The system property wins over {@code DOCKER_CERT_PATH}; a variable without a value counts as not set. */
    static DockerEnvironment of(Map<String, String> variables, Properties properties) {
        String directory =
                properties.getProperty(CERTIFICATES_PROPERTY, variables.getOrDefault("DOCKER_CERT_PATH", ""));
        boolean verifies = !variables.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
        return new DockerEnvironment(
                verifies,
                Optional.of(directory).filter(path -> !path.isBlank()).map(Path::of),
                ServerFiles.of(variables, properties));
    }
}
