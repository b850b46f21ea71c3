package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ServerOrderTest {
    private static final int MOST_PLAIN = 65_535 / 4 * 3;

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(ServerOrder.encoded(Optional.of(text)).orElseThrow());
    }

    @Test
    void encodesUserData() {
        assertThat(decoded("#cloud-config\nárvíz")).isEqualTo("#cloud-config\nárvíz".getBytes(StandardCharsets.UTF_8));
        assertThat(ServerOrder.encoded(Optional.empty())).isEmpty();
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
        byte[] noise = new byte[60_000];
        new Random(1).nextBytes(noise);
        String text = HexFormat.of().formatHex(noise);

        assertThatThrownBy(() -> ServerOrder.encoded(Optional.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("120000 bytes")
                .hasMessageContaining("65535");
    }
}
