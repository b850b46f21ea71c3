package org.occopus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.net.InetAddresses;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "febf::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "::169.254.169.254"
            })
    void callsSpecialAddressesOnlyWhenAskedTo(String address) {
        assertThat(refusal(AddressRule.PRIVATE, address)).isPresent();
        assertThat(refusal(AddressRule.PUBLIC, address)).isPresent();
        assertThat(refusal(AddressRule.ANY, address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "::1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "fd12:3456::1",
                "fc00::1",
                "fec0::1",
                "64:ff9b::7f00:1",
                "2002:a00:1::1"
            })
    void callsPrivateAddressesUnlessToldNotTo(String address) {
        assertThat(refusal(AddressRule.PRIVATE, address)).isEmpty();
        assertThat(refusal(AddressRule.PUBLIC, address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "172.32.0.1",
                "100.128.0.1",
                "192.167.0.1",
                "2606:2800:220:1::1",
                "64:ff9b::5db8:d822"
            })
    void callsTheInternetAlways(String address) {
        assertThat(refusal(AddressRule.PUBLIC, address)).isEmpty();
    }

    @Test
    void saysWhichSettingRefused() {
        assertThat(refusal(AddressRule.PRIVATE, "169.254.169.254").orElseThrow())
                .contains("169.254.169.254", "OCCOPUS_NOTIFY_ADDRESSES is private");
    }

    @Test
    void isPrivateUnlessSetOtherwise() {
        assertThat(AddressRule.of(Optional.empty())).isEqualTo(AddressRule.PRIVATE);
        assertThat(AddressRule.of(Optional.of(" "))).isEqualTo(AddressRule.PRIVATE);
        assertThat(AddressRule.of(Optional.of("any"))).isEqualTo(AddressRule.ANY);
        assertThat(AddressRule.of(Optional.of("public"))).isEqualTo(AddressRule.PUBLIC);
        assertThatIllegalStateException()
                .isThrownBy(() -> AddressRule.of(Optional.of("all")))
                .withMessageContaining("public, private or any");
    }

    private static Optional<String> refusal(AddressRule rule, String address) {
        return rule.refusal(InetAddresses.forString(address));
    }
}
