package org.occopus.plugins.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * The {@code resource} section of a virtual machine.
 *
 * @param place where
 * @param size the machine's size
 * @param image what it boots
 * @param login who may log in
 * @param computerName the host name; empty for one made of the node
 * @param publicAddress whether it is reached from outside
 */
record AzureVmSettings(
        AzurePlace place, String size, Image image, Login login, Optional<String> computerName, boolean publicAddress) {
    private static final String VM_SIZE = "vm_size";
    private static final String PUBLISHER = "publisher";
    private static final String OFFER = "offer";
    private static final String SKU = "sku";
    private static final String VERSION = "version";
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final String SSH_KEY_DATA = "ssh_key_data";
    private static final String SERVER_NAME = "server_name";
    private static final String PUBLIC_IP_NEEDED = "public_ip_needed";
    private static final String CUSTOMDATA = "customdata";

    static final List<Setting> DECLARATION = Stream.of(
                    AzurePlace.REQUIRED,
                    List.of(
                            Setting.required(VM_SIZE, SettingType.TEXT, "The size, for example Standard_B1s."),
                            Setting.required(PUBLISHER, SettingType.TEXT, "The image's publisher, as Canonical."),
                            Setting.required(OFFER, SettingType.TEXT, "The image's offer, as ubuntu-24_04-lts."),
                            Setting.required(SKU, SettingType.TEXT, "The image's SKU, as server."),
                            Setting.required(VERSION, SettingType.TEXT, "The image's version, as latest."),
                            Setting.required(USERNAME, SettingType.TEXT, "The administrator's user name.")),
                    List.of(Setting.optional(
                            PUBLIC_IP_NEEDED,
                            SettingType.BOOLEAN,
                            "Whether the machine gets a public address, false if left out; without vnet_name all of its"
                                    + " ports are then open to the Internet.")),
                    AzurePlace.OPTIONAL,
                    List.of(
                            Setting.optional(CUSTOMDATA, SettingType.TEXT, "Ignored, as it always was."),
                            Setting.optional(
                                    SERVER_NAME,
                                    SettingType.TEXT,
                                    "The machine's host name, by default made of the node."),
                            Setting.optional(
                                            PASSWORD,
                                            SettingType.TEXT,
                                            "The administrator's password; this or ssh_key_data must be there.")
                                    .asSecret(),
                            Setting.optional(
                                    SSH_KEY_DATA,
                                    SettingType.TEXT,
                                    "The administrator's public SSH key; without a password, none is accepted.")))
            .flatMap(List::stream)
            .toList();

    /** An image of the marketplace. */
    record Image(String publisher, String offer, String sku, String version) {}

    /**
     * The administrator. At least one of password and key is there.
     *
     * @param password empty when passwords are not accepted
     * @param publicKey in OpenSSH's form
     */
    record Login(String user, Optional<String> password, Optional<String> publicKey) {
        Login {
            if (password.isEmpty() && publicKey.isEmpty()) {
                throw new IllegalArgumentException(NO_LOGIN);
            }
        }

        /** Says nothing of the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** The original's own words (its manual, "Resource", and its schema check). */
    private static final String NO_LOGIN = "Missing key(s): either \"password\" or \"ssh_key_data\" must be defined";

    /**
     * Reads a rendered section.
     *
     * @throws IllegalArgumentException when a value is missing, with what to write
     */
    static AzureVmSettings of(Section section) {
        return new AzureVmSettings(
                AzurePlace.of(section),
                section.required(VM_SIZE),
                new Image(
                        section.required(PUBLISHER),
                        section.required(OFFER),
                        section.required(SKU),
                        section.required(VERSION)),
                new Login(section.required(USERNAME), section.text(PASSWORD), section.text(SSH_KEY_DATA)),
                section.text(SERVER_NAME),
                section.flag(PUBLIC_IP_NEEDED).orElse(false));
    }

    static List<SettingProblem> problemsOf(Section section) {
        var problems = new ArrayList<SettingProblem>();
        if (section.text(PASSWORD).isEmpty() && section.text(SSH_KEY_DATA).isEmpty()) {
            problems.add(SettingProblem.ofSection(NO_LOGIN));
        }
        problems.addAll(AzurePlace.problemsOf(section));
        return List.copyOf(problems);
    }
}
