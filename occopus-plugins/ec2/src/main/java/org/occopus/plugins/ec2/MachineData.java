package org.occopus.plugins.ec2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.SettingProblem;

/**
 * The user data of a machine: at most 16384 bytes before base64
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html). What is longer is compressed where the first boot
 * is cloud-init's, which unpacks it (https://docs.cloud-init.io/en/latest/explanation/format.html#gzip-compressed-content).
 */
final class MachineData {
    private static final int LIMIT = 16_384;

    /** How texts for cloud-init begin: {@code #cloud-config}, {@code #!/bin/sh}, {@code ## template: jinja}, MIME. */
    private static final List<String> BEGINNINGS_FOR_CLOUD_INIT = List.of("#", "Content-Type:", "MIME-Version:");

    private MachineData() {}

    /** What {@link #encoded} would refuse. */
    static List<SettingProblem> problemsOf(UserData userData) {
        try {
            userData.context().ifPresent(MachineData::encoded);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(SettingProblem.ofSection(Objects.requireNonNullElse(e.getMessage(), "cannot be used")));
        }
    }

    /**
     * Encodes a context. The same text always gives the same bytes, because a repeated creation must not differ.
     *
     * @return base64
     * @throws IllegalArgumentException when it is too long, compressed or not
     */
    static String encoded(String context) {
        byte[] plain = context.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(plain.length <= LIMIT ? plain : smaller(context, plain));
    }

    private static byte[] smaller(String context, byte[] plain) {
        if (BEGINNINGS_FOR_CLOUD_INIT.stream().noneMatch(context::startsWith)) {
            throw tooLong(plain.length + " bytes, and only what cloud-init reads can be compressed");
        }
        byte[] compressed = compressed(plain);
        if (compressed.length > LIMIT) {
            throw tooLong(plain.length + " bytes, and still " + compressed.length + " when compressed");
        }
        return compressed;
    }

    private static byte[] compressed(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static IllegalArgumentException tooLong(String size) {
        return new IllegalArgumentException("the rendered context has " + size + ", but EC2 takes " + LIMIT
                + " bytes of user data; shorten it, or let it fetch the large parts");
    }
}
