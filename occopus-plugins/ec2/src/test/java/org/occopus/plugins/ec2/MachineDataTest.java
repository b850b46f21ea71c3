package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;

class MachineDataTest {
    private static final String HEAD = "#cloud-config\n";

    private static byte[] bytes(String context) {
        return Base64.getDecoder().decode(MachineData.encoded(context));
    }

    @Test
    void leavesUpTo16384BytesAsTheyAre() {
        String longest = HEAD + "x".repeat(16_384 - HEAD.length());

        assertThat(bytes(longest)).isEqualTo(longest.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void countsBytesAndNotCharacters() throws IOException {
        String accents = HEAD + "ő".repeat(8_192);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes(accents)))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(accents);
        }
    }

    @Test
    void givesTheSameBytesEveryTime() {
        String context = HEAD + "y".repeat(20_000);

        assertThat(MachineData.encoded(context)).isEqualTo(MachineData.encoded(context));
    }

    @Test
    void refusesWhatStaysTooLongWhenCompressed() {
        var noise = new StringBuilder(HEAD);
        new Random(7).ints(40_000, ' ', '~').forEach(character -> noise.append((char) character));

        assertThatThrownBy(() -> MachineData.encoded(noise.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("when compressed")
                .hasMessageContaining("16384");
    }

    @Test
    void compressesOnlyWhatCloudInitReads() {
        assertThatThrownBy(() -> MachineData.encoded("<powershell>" + "x".repeat(20_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only what cloud-init reads");
        assertThat(bytes("#!/bin/sh\n" + "# \n".repeat(6_000)).length).isLessThan(16_384);
        assertThat(bytes("MIME-Version: 1.0\n" + "x\n".repeat(10_000)).length).isLessThan(16_384);
    }

    @Test
    void isJudgedBeforeAnythingIsCreated() {
        var factory = new Ec2Factory();
        var tooLong = new UserData(Optional.of("x".repeat(16_385)), Map.of());

        assertThat(factory.checkUserData(Section.empty(), tooLong))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("16385 bytes"));
        assertThat(factory.checkUserData(Section.empty(), UserData.none())).isEmpty();
    }
}
