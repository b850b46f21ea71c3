package org.occopus.plugins.nova;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * The {@code resource} section of a node on Nova, but for what belongs to the account.
 *
 * @param image name or id
 * @param flavor name or id
 * @param serverName what the server is called; empty means the default name
 * @param keyName the key pair; empty means none
 * @param securityGroups names or ids; empty means the project's default group
 * @param network id; empty leaves the choice to Nova
 * @param floating whether the server gets an address of its own from outside; empty means no
 * @param volume the volume to boot from; empty means the local disk of the flavor
 */
record NovaSettings(
        String image,
        String flavor,
        Optional<String> serverName,
        Optional<String> keyName,
        List<String> securityGroups,
        Optional<String> network,
        Optional<FloatingOrder> floating,
        Optional<VolumeOrder> volume) {

    static final String ENDPOINT = "endpoint";
    static final String PROJECT_ID = "project_id";
    static final String USER_DOMAIN_NAME = "user_domain_name";
    static final String REGION_NAME = "region_name";
    private static final String IMAGE_ID = "image_id";
    private static final String FLAVOR_NAME = "flavor_name";
    private static final String SERVER_NAME = "server_name";
    private static final String KEY_NAME = "key_name";
    private static final String SECURITY_GROUPS = "security_groups";
    private static final String NETWORK_ID = "network_id";
    private static final String FLOATING_IP = "floating_ip";
    private static final String FLOATING_IP_POOL = "floating_ip_pool";
    private static final String VOLUME_SIZE = "volume_size";
    private static final String VOLUME_PERSIST = "volume_persist";

    static final List<Setting> DECLARATION = List.of(
            Setting.required(
                            ENDPOINT,
                            SettingType.TEXT,
                            "The address of the cloud's Keystone, with or without its version:"
                                    + " https://cloud.example.org:5000/v3.")
                    .asAccountKey(),
            Setting.required(IMAGE_ID, SettingType.TEXT, "The image to boot, by id or name."),
            Setting.required(FLAVOR_NAME, SettingType.TEXT, "The flavor, by name or id."),
            Setting.required(PROJECT_ID, SettingType.TEXT, "The id of the project that owns the servers.")
                    .asAccountKey(),
            Setting.optional(
                    SERVER_NAME,
                    SettingType.TEXT,
                    "What the server is called; by default a name made of infrastructure and node."),
            Setting.optional(KEY_NAME, SettingType.TEXT, "The key pair to put on the server; by default none."),
            Setting.optional(
                    SECURITY_GROUPS,
                    SettingType.LIST,
                    "The security groups of the server, by name or id; by default the project's default group."),
            Setting.optional(
                    FLOATING_IP,
                    SettingType.TEXT,
                    "Whether the server gets a floating address: anything but no, false, off or 0 means yes; by"
                            + " default yes when floating_ip_pool is given, else no."),
            Setting.optional(
                    FLOATING_IP_POOL,
                    SettingType.TEXT,
                    "The external network, by name or id, that the floating address comes from; by default the first"
                            + " one of the cloud."),
            Setting.optional("name", SettingType.TEXT, "Not used; accepted for files of older versions."),
            Setting.optional(
                    "tenant_name",
                    SettingType.TEXT,
                    "Deprecated and not used: project_id says which project; accepted for files of older versions."),
            Setting.optional(
                            USER_DOMAIN_NAME,
                            SettingType.TEXT,
                            "The Keystone domain of the user; Default by default, without meaning for application"
                                    + " credentials.")
                    .asAccountKey(),
            Setting.optional(
                    NETWORK_ID,
                    SettingType.TEXT,
                    "The id of the network of the server; by default the project's network when it has one only."),
            Setting.optional(
                            REGION_NAME,
                            SettingType.TEXT,
                            "The region of the cloud; by default the first one that its catalogue names.")
                    .asAccountKey(),
            Setting.optional(
                    VOLUME_SIZE,
                    SettingType.TEXT,
                    "Boots from a new volume of so many GiB; 0 makes it as large as flavor and image need; by default"
                            + " the server boots from the local disk of its flavor."),
            Setting.optional(
                    VOLUME_PERSIST,
                    SettingType.TEXT,
                    "Whether the volume outlives the server: anything but no, false, off or 0 means yes; no by"
                            + " default."));

    private static final Set<String> NO = Set.of("no", "false", "off", "0", "n");

    /** Copies the groups. */
    NovaSettings {
        securityGroups = List.copyOf(securityGroups);
    }

    /**
     * An address from outside for one server.
     *
     * @param pool the external network by name or id; empty means the first one
     */
    record FloatingOrder(Optional<String> pool) {}

    /**
     * A volume to boot from.
     *
     * @param gibibytes its size, 1 or more; 0 means as large as flavor and image need
     * @param kept whether it outlives the server
     */
    record VolumeOrder(int gibibytes, boolean kept) {}

    /**
     * Reads a rendered section.
     *
     * @throws IllegalArgumentException when a value cannot be used, with what to write instead
     */
    static NovaSettings of(Section section) {
        return new NovaSettings(
                section.required(IMAGE_ID),
                section.required(FLAVOR_NAME),
                section.text(SERVER_NAME),
                section.text(KEY_NAME),
                securityGroups(section),
                section.text(NETWORK_ID),
                floating(section),
                section.text(VOLUME_SIZE)
                        .map(size -> new VolumeOrder(volumeSize(size), isYes(section, VOLUME_PERSIST))));
    }

    private static List<String> securityGroups(Section section) {
        return section.list(SECURITY_GROUPS).stream().map(Object::toString).toList();
    }

    private static Optional<FloatingOrder> floating(Section section) {
        Optional<String> pool = section.text(FLOATING_IP_POOL);
        boolean wanted = section.text(FLOATING_IP).isPresent() ? isYes(section, FLOATING_IP) : pool.isPresent();
        return Optional.of(new FloatingOrder(pool)).filter(order -> wanted);
    }

    private static boolean isYes(Section section, String key) {
        return section.text(key)
                .filter(text -> !NO.contains(text.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static int volumeSize(String text) {
        int size = wholeNumber(text);
        if (size < 0) {
            throw new IllegalArgumentException("Negative numbers for volume_size are prohibited!");
        }
        return size;
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Could not convert volume_size value \"" + text + "\" to integer!", e);
        }
    }

    /** Looks at every value that holds no template expression. */
    static List<SettingProblem> problemsOf(Section section) {
        var problems = new ArrayList<SettingProblem>();
        section.text(VOLUME_SIZE).filter(text -> !isTemplate(text)).ifPresent(text -> checkVolumeSize(text, problems));
        if (section.values().get(SECURITY_GROUPS) instanceof List<?> groups) {
            IntStream.range(0, groups.size())
                    .filter(position -> !isName(groups.get(position)))
                    .forEach(position -> problems.add(new SettingProblem(
                            List.of(SECURITY_GROUPS, Integer.toString(position)),
                            "A security group must be a name or an id")));
        }
        return List.copyOf(problems);
    }

    private static void checkVolumeSize(String text, List<SettingProblem> problems) {
        try {
            volumeSize(text);
        } catch (IllegalArgumentException e) {
            problems.add(SettingProblem.of(VOLUME_SIZE, Objects.requireNonNull(e.getMessage())));
        }
    }

    private static boolean isTemplate(String value) {
        return value.contains("{{") || value.contains("{%");
    }

    private static boolean isName(Object value) {
        return value != null
                && !(value instanceof Map)
                && !(value instanceof List)
                && !value.toString().isBlank();
    }
}
