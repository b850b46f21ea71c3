package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.setting.Section;

class NovaAccountTest {

    private static NovaAccount of(String endpoint) {
        return NovaAccount.of(new Section(Map.of("endpoint", endpoint, "project_id", "p")));
    }

    @ParameterizedTest
    @CsvSource({
        "http://k:5000, http://k:5000/v3",
        "http://k:5000/, http://k:5000/v3",
        "http://k:5000/v3, http://k:5000/v3",
        "http://k:5000/v3//, http://k:5000/v3",
        "https://k/identity, https://k/identity/v3",
        "https://k/identity/v3/, https://k/identity/v3",
        "http://k:5000/v2.0, http://k:5000/v3"
    })
    void findsKeystoneWithAndWithoutTheVersion(String endpoint, String keystone) {
        assertThat(of(endpoint).keystone()).isEqualTo(keystone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace_with_endpoint_of_nova_interface_of_your_cloud", "ftp://k", "http://", "k:5000"})
    void refusesWhatIsNoAddress(String endpoint) {
        assertThatThrownBy(() -> of(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(endpoint)
                .hasMessageContaining("https://cloud.example.org:5000/v3");
    }

    @Test
    void takesTheDefaultDomainUnlessOneIsNamed() {
        assertThat(of("http://k").userDomain()).isEqualTo("Default");
    }
}
