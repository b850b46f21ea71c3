package org.occopus.plugins.nova;

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

/** The user data of a server as Nova takes them (https://docs.openstack.org/api-ref/compute/#create-server). */
final class ServerUserData {
    /** After encoding (api-ref, {@code user_data}). */
    private static final int MOST = 65_535;

    private ServerUserData() {}

    /** What {@link #encoded} would refuse. */
    static List<SettingProblem> problemsOf(UserData userData) {
        try {
            userData.context().ifPresent(ServerUserData::encoded);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(SettingProblem.ofSection(Objects.requireNonNullElse(e.getMessage(), "cannot be used")));
        }
    }

    /**
     * User data in Base64, compressed when it is too long otherwise: cloud-init unpacks it
     * (https://docs.cloud-init.io/en/latest/explanation/format.html).
     *
     * @throws IllegalArgumentException when it is too long even so
     */
    static String encoded(String context) {
        byte[] bytes = context.getBytes(StandardCharsets.UTF_8);
        String plain = Base64.getEncoder().encodeToString(bytes);
        return plain.length() <= MOST ? plain : compressed(bytes);
    }

    private static String compressed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        String text = Base64.getEncoder().encodeToString(packed.toByteArray());
        if (text.length() > MOST) {
            throw new IllegalArgumentException("the user data of contextualisation has " + bytes.length + " bytes, and "
                    + text.length() + " after compression and encoding: Nova takes " + MOST
                    + ", have the machine fetch the rest");
        }
        return text;
    }
}
