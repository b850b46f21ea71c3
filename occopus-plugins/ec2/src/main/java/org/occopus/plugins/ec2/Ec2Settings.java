package org.occopus.plugins.ec2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * The {@code resource} section of a node on EC2, but for endpoint and region, which belong to the account.
 *
 * @param imageId the machine image
 * @param instanceType the size of the machine
 * @param keyName the registered SSH key; empty means none
 * @param securityGroupIds empty means the network's default group
 * @param subnetId empty means the default network
 * @param tags the user's own tags; they win over the default {@code Name}
 * @param extras what Occopus knows beyond the original
 */
record Ec2Settings(
        String imageId,
        String instanceType,
        Optional<String> keyName,
        List<String> securityGroupIds,
        Optional<String> subnetId,
        Map<String, String> tags,
        Extras extras) {
    static final String ENDPOINT = "endpoint";
    static final String REGION_NAME = "regionname";
    private static final String IMAGE_ID = "image_id";
    private static final String INSTANCE_TYPE = "instance_type";
    private static final String KEY_NAME = "key_name";
    private static final String SECURITY_GROUP_IDS = "security_group_ids";
    private static final String SUBNET_ID = "subnet_id";
    private static final String NAME = "name";
    private static final String TAGS = "tags";
    private static final String IAM_INSTANCE_PROFILE = "iam_instance_profile";
    private static final String VOLUME_SIZE = "volume_size";
    private static final String SPOT = "spot";
    private static final String LAUNCH_TEMPLATE = "launch_template";
    private static final int LARGEST_VOLUME = 65_536;

    static final List<Setting> DECLARATION = List.of(
            Setting.required(
                            ENDPOINT,
                            SettingType.TEXT,
                            "The EC2 interface: https://ec2.eu-west-1.amazonaws.com, or that of another cloud, with port"
                                    + " and path if it has any.")
                    .asAccountKey(),
            Setting.required(REGION_NAME, SettingType.TEXT, "The region, for example eu-west-1.")
                    .asAccountKey(),
            Setting.required(IMAGE_ID, SettingType.TEXT, "The machine image, for example ami-0abcdef1234567890."),
            Setting.required(INSTANCE_TYPE, SettingType.TEXT, "The size of the machine, for example t3.small."),
            Setting.optional(KEY_NAME, SettingType.TEXT, "The registered SSH key to log in with; by default none."),
            Setting.optional(
                    SECURITY_GROUP_IDS,
                    SettingType.LIST,
                    "Ids of the security groups (firewall rules); by default the network's default group."),
            Setting.optional(
                    SUBNET_ID, SettingType.TEXT, "The subnet to start in; by default one of the default network."),
            Setting.optional(NAME, SettingType.TEXT, "What this cloud is called in messages; by default its endpoint."),
            Setting.optional(
                    TAGS,
                    SettingType.MAPPING,
                    "Further tags of the machine and its volumes, text by text; Name is set to a name made of"
                            + " infrastructure and node unless it is given here."),
            Setting.optional(
                    IAM_INSTANCE_PROFILE,
                    SettingType.TEXT,
                    "Name or ARN of the instance profile whose role the machine gets; by default none."),
            Setting.optional(
                    VOLUME_SIZE,
                    SettingType.INTEGER,
                    "Size of the root volume in GiB, 1 to 65536; by default that of the image."),
            Setting.optional(
                    SPOT,
                    SettingType.BOOLEAN,
                    "true asks for a spot instance, which is cheaper and may be taken away; a node that loses its machine"
                            + " is replaced; by default false."),
            Setting.optional(
                    LAUNCH_TEMPLATE,
                    SettingType.TEXT,
                    "Id (lt-…) or name of a launch template for everything that is not set here, with :VERSION after it"
                            + " if not the default version is meant; by default none."));

    /**
     * What the original did not know.
     *
     * @param label what the cloud is called in messages; empty means by its endpoint
     * @param instanceProfile name or ARN; empty means no role
     * @param volumeSize of the root volume in GiB; empty means as the image says
     * @param spot whether the machine may be taken away
     * @param launchTemplate what the rest is taken from; empty means defaults
     */
    record Extras(
            Optional<String> label,
            Optional<String> instanceProfile,
            Optional<Integer> volumeSize,
            boolean spot,
            Optional<LaunchTemplate> launchTemplate) {}

    /**
     * Reads a rendered section.
     *
     * @throws IllegalArgumentException when a value cannot be used, with what to write instead
     */
    static Ec2Settings of(Section section) {
        var extras = new Extras(
                section.text(NAME),
                section.text(IAM_INSTANCE_PROFILE),
                section.text(VOLUME_SIZE).map(Ec2Settings::volumeSize),
                section.flag(SPOT).orElse(false),
                section.text(LAUNCH_TEMPLATE).map(LaunchTemplate::of));
        return new Ec2Settings(
                section.required(IMAGE_ID),
                section.required(INSTANCE_TYPE),
                section.text(KEY_NAME),
                section.list(SECURITY_GROUP_IDS).stream().map(Object::toString).toList(),
                section.text(SUBNET_ID),
                tags(section),
                extras);
    }

    private static Map<String, String> tags(Section section) {
        var tags = new LinkedHashMap<String, String>();
        section.section(TAGS).values().forEach((key, value) -> tags.put(key, value.toString()));
        TagLimits.check(tags);
        return tags;
    }

    private static int volumeSize(String text) {
        int size = text.strip().matches("\\d{1,5}") ? Integer.parseInt(text.strip()) : 0;
        if (size < 1 || size > LARGEST_VOLUME) {
            throw new IllegalArgumentException("'" + text + "' is no size of a volume; write 1 to 65536 (GiB)");
        }
        return size;
    }

    /** Looks at every value that holds no template expression. */
    static List<SettingProblem> problemsOf(Section section) {
        var problems = new ArrayList<SettingProblem>();
        check(section, ENDPOINT, Ec2Settings::checkAddress, problems);
        check(section, REGION_NAME, Ec2Endpoint::checkRegion, problems);
        check(section, VOLUME_SIZE, Ec2Settings::volumeSize, problems);
        check(section, LAUNCH_TEMPLATE, LaunchTemplate::of, problems);
        checkGroups(section, problems);
        problems.addAll(TagLimits.problemsOf(TAGS, section.section(TAGS).values()));
        return List.copyOf(problems);
    }

    /** Placeholders of a definition that is not filled in yet are no addresses at all; they are refused when used. */
    private static void checkAddress(String endpoint) {
        if (endpoint.contains(":")) {
            Ec2Endpoint.address(endpoint);
        }
    }

    private static void checkGroups(Section section, List<SettingProblem> problems) {
        List<Object> groups = section.list(SECURITY_GROUP_IDS);
        for (int position = 0; position < groups.size(); position++) {
            if (!SettingType.TEXT.accepts(groups.get(position))) {
                problems.add(new SettingProblem(
                        List.of(SECURITY_GROUP_IDS, Integer.toString(position)),
                        "is no id of a security group; write texts such as sg-0abcdef1234567890"));
            }
        }
    }

    private static void check(Section section, String key, Consumer<String> reader, List<SettingProblem> problems) {
        Optional<String> text = section.value(key).map(Object::toString).filter(value -> !isTemplate(value));
        try {
            text.ifPresent(reader);
        } catch (IllegalArgumentException e) {
            problems.add(SettingProblem.of(key, Objects.requireNonNullElse(e.getMessage(), "cannot be used")));
        }
    }

    static boolean isTemplate(String value) {
        return value.contains("{{") || value.contains("{%");
    }
}
