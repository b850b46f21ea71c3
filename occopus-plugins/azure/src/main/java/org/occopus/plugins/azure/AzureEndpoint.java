package org.occopus.plugins.azure;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

/** Base addresses that secrets may be sent to: encrypted ones, or such on this very machine. */
final class AzureEndpoint {
    static final String KEY = "endpoint";

    static final Setting SETTING = Setting.required(
                    KEY,
                    SettingType.TEXT,
                    "Azure Resource Manager: https://management.azure.com, or that of another cloud.")
            .asAccountKey();

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private AzureEndpoint() {}

    /**
     * Reads an address.
     *
     * @return without a slash at its end
     * @throws IllegalArgumentException when it is no such address, with what to write instead
     */
    static URI of(String text) {
        URI address = parsed(text.strip().replaceFirst("/+$", ""));
        boolean plain = address.getHost() != null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && address.getRawUserInfo() == null;
        if (!plain || !isConfidential(address)) {
            throw new IllegalArgumentException(
                    "'" + text + "' cannot be used; write an address such as https://management.azure.com"
                            + " (http:// only for this machine's own 127.0.0.1)");
        }
        return address;
    }

    /** Looks at what is an address already; a name in its place is refused when the account is opened. */
    static void checkAddress(String text) {
        if (text.contains("://")) {
            of(text);
        }
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address; write one such as https://management.azure.com", e);
        }
    }

    private static boolean isConfidential(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    }
}
