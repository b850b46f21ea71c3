package org.occopus.plugins.chef;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * Who asks a Chef server.
 *
 * @param clientName the API client or user
 * @param key its private key
 * @param protocol how requests are signed
 * @param authority whose signature the server's certificate must carry, as PEM text; empty means any that Java trusts
 */
record ChefLogin(String clientName, PrivateKey key, SigningProtocol protocol, Optional<String> authority) {
    private static final String CLIENT_NAME = "client_name";
    private static final String CLIENT_KEY = "client_key";
    private static final String SIGN_VERSION = "sign_version";
    private static final String CA = "ca";

    static final List<Setting> DECLARATION = List.of(
            Setting.required(
                    CLIENT_NAME,
                    SettingType.TEXT,
                    "Name of a Chef user or API client that may create and delete nodes, roles, environments and"
                            + " clients."),
            Setting.required(
                            CLIENT_KEY,
                            SettingType.TEXT,
                            "Its private key (RSA, PEM, without a password), usually by !text_import.")
                    .asSecret(),
            Setting.optional(
                    SIGN_VERSION,
                    SettingType.TEXT,
                    "How requests are signed: 1.3, if left out, or 1.0 for servers older than Chef Server 12.4."),
            Setting.optional(
                    CA,
                    SettingType.TEXT,
                    "Certificate of the authority that signed the server's certificate (PEM), or that certificate itself"
                            + " when it is self-signed; by default those that Java trusts."));

    static List<SettingProblem> problemsOf(Section credentials) {
        var problems = new ArrayList<SettingProblem>();
        try {
            ClientKey.parse(credentials.text(CLIENT_KEY).orElse(""));
        } catch (GeneralSecurityException e) {
            problems.add(SettingProblem.of(CLIENT_KEY, notAKey(e)));
        }
        String version = credentials.text(SIGN_VERSION).orElse(SigningProtocol.DEFAULT.version());
        if (SigningProtocol.of(version).isEmpty()) {
            problems.add(SettingProblem.of(SIGN_VERSION, unknownVersion(version)));
        }
        return problems;
    }

    /**
     * Reads {@code auth_data}.
     *
     * @throws IllegalArgumentException when something is missing or cannot be read
     */
    static ChefLogin of(Section credentials) {
        String version = credentials.text(SIGN_VERSION).orElse(SigningProtocol.DEFAULT.version());
        try {
            return new ChefLogin(
                    credentials.required(CLIENT_NAME),
                    ClientKey.parse(credentials.required(CLIENT_KEY)),
                    SigningProtocol.of(version)
                            .orElseThrow(() -> new IllegalArgumentException(unknownVersion(version))),
                    credentials.text(CA));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(notAKey(e), e);
        }
    }

    private static String notAKey(GeneralSecurityException e) {
        return "'client_key' is not an RSA private key in PEM: " + e.getMessage();
    }

    private static String unknownVersion(String version) {
        return "'sign_version' must be 1.3 or 1.0, but is '" + version + "'";
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "ChefLogin[" + clientName + "]";
    }
}
