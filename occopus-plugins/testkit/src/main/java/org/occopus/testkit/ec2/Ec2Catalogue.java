package org.occopus.testkit.ec2;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What an account has besides instances: what requests may name without being refused. Thread-safe. */
public final class Ec2Catalogue {
    /** An image that is there from the beginning. */
    public static final String IMAGE = "ami-0123456789abcdef0";
    /** An instance type that is there from the beginning. */
    public static final String TYPE = "t3.micro";
    /** An SSH key that is there from the beginning. */
    public static final String KEY = "occopus-key";
    /** A security group that is there from the beginning. */
    public static final String GROUP = "sg-0123456789abcdef1";
    /** Another security group that is there from the beginning. */
    public static final String OTHER_GROUP = "sg-0123456789abcdef2";
    /** A subnet that is there from the beginning. */
    public static final String SUBNET = "subnet-0123456789abcdef0";
    /** An instance profile that is there from the beginning. */
    public static final String PROFILE = "occopus-profile";
    /** The name of a launch template that is there from the beginning. */
    public static final String TEMPLATE = "occopus-template";
    /** The id of that launch template. */
    public static final String TEMPLATE_ID = "lt-0123456789abcdef0";

    private static final Set<String> TYPES = Set.of(TYPE, "t3.small", "m5.large");

    private final Map<String, String> images = new ConcurrentHashMap<>(Map.of(IMAGE, "/dev/xvda"));

    Ec2Catalogue() {}

    /**
     * Adds an image.
     *
     * @param id its id
     * @param rootDevice its name for the root volume
     */
    public void addImage(String id, String rootDevice) {
        images.put(id, rootDevice);
    }

    String rootDevice(String imageId) {
        String device = images.get(imageId);
        if (device == null) {
            throw imageId.startsWith("ami-")
                    ? refused("InvalidAMIID.NotFound", "The image id '[" + imageId + "]' does not exist")
                    : refused("InvalidAMIID.Malformed", "Invalid id: \"" + imageId + "\" (expecting \"ami-...\")");
        }
        return device;
    }

    /** Refuses what names something unknown. */
    void check(Ec2Query launch) {
        rootDevice(launch.text("ImageId").orElse(""));
        check(launch.text("InstanceType"), TYPES, "InvalidParameterValue", "Invalid value '%s' for InstanceType.");
        check(launch.text("KeyName"), Set.of(KEY), "InvalidKeyPair.NotFound", "The key pair '%s' does not exist");
        check(launch.text("SubnetId"), Set.of(SUBNET), "InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist");
        for (String group : launch.list("SecurityGroupId")) {
            check(
                    Optional.of(group),
                    Set.of(GROUP, OTHER_GROUP),
                    "InvalidGroup.NotFound",
                    "The security group '%s' does not exist");
        }
        check(
                launch.text("IamInstanceProfile.Name"),
                Set.of(PROFILE),
                "InvalidParameterValue",
                "Value (%s) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name");
        check(
                launch.text("LaunchTemplate.LaunchTemplateName"),
                Set.of(TEMPLATE),
                "InvalidLaunchTemplateName.NotFoundException",
                "The specified launch template, with template name %s, does not exist.");
        check(
                launch.text("LaunchTemplate.LaunchTemplateId"),
                Set.of(TEMPLATE_ID),
                "InvalidLaunchTemplateId.NotFound",
                "The specified launch template, with template ID %s, does not exist.");
    }

    private static void check(Optional<String> value, Set<String> known, String code, String words) {
        value.filter(given -> !known.contains(given)).ifPresent(unknown -> {
            throw refused(code, String.format(Locale.ROOT, words, unknown));
        });
    }

    private static Ec2Refusal refused(String code, String message) {
        return Ec2Refusal.badRequest(code, message);
    }
}
