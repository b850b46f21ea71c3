package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerEndpointTest {

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, true, true, false, unix:///var/run/docker.sock",
        "tcp://host, false, false, false, tcp://host:2375",
        "tcp://host, true, false, true, tcp://host:2376",
        "tcp://host, false, true, true, tcp://host:2376",
        "tcp://host:2376, false, false, true, tcp://host:2376",
        "tcp://host:1234, false, false, false, tcp://host:1234",
        "tcp://host:1234, false, true, true, tcp://host:1234",
        "http://host, true, true, false, tcp://host:80",
        "http://host:2376, false, false, false, tcp://host:2376",
        "https://host, false, false, true, tcp://host:443",
        "https://host:1234/docker, false, false, true, tcp://host:1234/docker",
        "tcp://[::1]:2375, false, false, false, tcp://[::1]:2375"
    })
    void speaksTlsWhereItIsAskedFor(
            String text, boolean hasCertificates, boolean verifiesTls, boolean encrypted, String address) {
        DockerEndpoint endpoint = DockerEndpoint.of(text);

        assertThat(endpoint.isEncrypted(hasCertificates, verifiesTls)).isEqualTo(encrypted);
        assertThat(endpoint.address(encrypted)).hasToString(address);
    }
}
