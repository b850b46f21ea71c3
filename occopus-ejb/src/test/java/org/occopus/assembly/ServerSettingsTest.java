package org.occopus.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.plan.Pace;
import org.occopus.state.LeaseTerms;

class ServerSettingsTest {
    private static ServerSettings of(Map<String, String> environment) {
        return ServerSettings.of(environment, new Properties());
    }

    @Test
    void hasDefaults() {
        assertThat(of(Map.of())).isEqualTo(new ServerSettings(LeaseTerms.STANDARD, Pace.standard()));
    }

    @Test
    void takesSecondsFromTheEnvironment() {
        ServerSettings settings = of(Map.of(
                "OCCOPUS_LEASE_SECONDS",
                "30",
                "OCCOPUS_LEASE_RENEWAL_SECONDS",
                "5",
                "OCCOPUS_MAINTENANCE_SECONDS",
                "60"));

        assertThat(settings.leaseTerms()).isEqualTo(new LeaseTerms(Duration.ofSeconds(30), Duration.ofSeconds(5)));
        assertThat(settings.pace().interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.pace().listingGrace()).isEqualTo(Pace.standard().listingGrace());
    }

    @Test
    void believesListingsSoonerOrLater() {
        Pace pace = of(Map.of("OCCOPUS_LISTING_GRACE_SECONDS", "300")).pace();

        assertThat(pace).isEqualTo(Pace.standard().withListingGrace(Duration.ofMinutes(5)));
    }

    @Test
    void prefersSystemProperties() {
        Properties properties = new Properties();
        properties.setProperty("occopus.lease.seconds", "12");

        assertThat(ServerSettings.of(Map.of("OCCOPUS_LEASE_SECONDS", "30"), properties)
                        .leaseTerms()
                        .length())
                .isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void renewsShortLeasesMoreOften() {
        assertThat(of(Map.of("OCCOPUS_LEASE_SECONDS", "3")).leaseTerms().renewal())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusesRenewalsThatAreTooSeldom() {
        assertThatThrownBy(() -> of(Map.of("OCCOPUS_LEASE_SECONDS", "9", "OCCOPUS_LEASE_RENEWAL_SECONDS", "4")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OCCOPUS_LEASE_RENEWAL_SECONDS")
                .hasMessageContaining("9 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void refusesLeasesThatAreTooShort(String text) {
        assertThatThrownBy(() -> of(Map.of("OCCOPUS_LEASE_SECONDS", text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OCCOPUS_LEASE_SECONDS")
                .hasMessageContaining("from 3 to 3600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "soon", "3601", "99999"})
    void refusesWhatIsNoNumberOfSeconds(String text) {
        assertThatThrownBy(() -> of(Map.of("OCCOPUS_MAINTENANCE_SECONDS", text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OCCOPUS_MAINTENANCE_SECONDS")
                .hasMessageContaining("'" + text + "'");
    }
}
