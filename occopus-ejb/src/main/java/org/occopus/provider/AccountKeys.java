package org.occopus.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;

/** Tells provider accounts apart. */
final class AccountKeys {
    private AccountKeys() {}

    /** The settings of a section that identify its account, in the plugin's order. */
    static Section accountSettings(Section section, Iterable<Setting> declared) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : declared) {
            if (setting.ofAccount()) {
                section.value(setting.key()).ifPresent(value -> values.put(setting.key(), value));
            }
        }
        return new Section(values);
    }

    /** A short text, the same for the same type and account settings in every server: SHA-256, 16 hexadecimal digits. */
    static String keyOf(String type, Section accountSettings) {
        return type + "-" + digest(type + accountSettings.values()).substring(0, 16);
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
