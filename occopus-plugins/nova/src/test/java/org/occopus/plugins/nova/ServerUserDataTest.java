package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.SettingProblem;

class ServerUserDataTest {
    private static final int MOST_PLAIN = 65_535 / 4 * 3;

    /** Not to be compressed well. */
    static String tooMuch() {
        byte[] noise = new byte[60_000];
        new Random(1).nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(ServerUserData.encoded(text));
    }

    @Test
    void encodesUserData() {
        assertThat(decoded("#cloud-config\nárvíz")).isEqualTo("#cloud-config\nárvíz".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sendsAsMuchAsNovaTakesUncompressed() {
        String most = "a".repeat(MOST_PLAIN);

        assertThat(decoded(most)).hasSize(MOST_PLAIN);
    }

    @Test
    void compressesWhatIsTooLong() throws IOException {
        String tooLong = "a".repeat(MOST_PLAIN + 1);

        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(decoded(tooLong)))) {
            assertThat(unpacked.readAllBytes()).asString().isEqualTo(tooLong);
        }
    }

    @Test
    void refusesWhatIsTooLongEvenSo() {
        assertThatThrownBy(() -> ServerUserData.encoded(tooMuch()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("120000 bytes")
                .hasMessageContaining("65535");
    }

    @Test
    void tellsOfWhatIsTooLongBeforeThereIsAServer() {
        var factory = new NovaFactory();

        assertThat(factory.checkUserData(Section.empty(), new UserData(Optional.of(tooMuch()), Map.of())))
                .singleElement()
                .extracting(SettingProblem::message)
                .asString()
                .contains("have the machine fetch the rest");
        assertThat(factory.checkUserData(Section.empty(), new UserData(Optional.of("#cloud-config"), Map.of())))
                .isEmpty();
        assertThat(factory.checkUserData(Section.empty(), UserData.none())).isEmpty();
    }
}
