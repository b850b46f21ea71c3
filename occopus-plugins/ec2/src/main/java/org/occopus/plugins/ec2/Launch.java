package org.occopus.plugins.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceInterruptionBehavior;
import software.amazon.awssdk.services.ec2.model.InstanceMarketOptionsRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * One machine to be launched. The same node instance always gives the same request, as the token demands.
 *
 * @param owner whom for
 * @param name its default {@code Name}
 * @param settings the resource section
 * @param userData base64; empty when the node has no context
 */
record Launch(Owner owner, String name, Ec2Settings settings, Optional<String> userData) {

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException when a setting cannot be used or the user data are too long
     */
    static Launch of(CreateRequest request) {
        return new Launch(
                request.owner(),
                request.name(),
                Ec2Settings.of(request.settings()),
                request.userData().context().filter(text -> !text.isEmpty()).map(MachineData::encoded));
    }

    String token() {
        return owner.instanceId();
    }

    CallSubject subject() {
        return CallSubject.ofNew(name, settings);
    }

    /** The user's tags and ours. */
    Map<String, String> tags() {
        var tags = new LinkedHashMap<>(OwnerTags.of(owner));
        tags.put("Name", name);
        tags.putAll(settings.tags());
        return tags;
    }

    /**
     * The call, with tags for the machine and its volumes.
     *
     * @param rootDevice the image's name for its root volume; empty when that stays as it is
     */
    RunInstancesRequest request(Optional<String> rootDevice) {
        return untaggedRequest(rootDevice).toBuilder()
                .tagSpecifications(tagged(ResourceType.INSTANCE), tagged(ResourceType.VOLUME))
                .build();
    }

    /** The same call for a server that takes no tags in it. What is optional is left out unless the section asks for it. */
    RunInstancesRequest untaggedRequest(Optional<String> rootDevice) {
        var request = RunInstancesRequest.builder()
                .clientToken(token())
                .minCount(1)
                .maxCount(1)
                .imageId(settings.imageId())
                .instanceType(settings.instanceType());
        userData.ifPresent(request::userData);
        settings.keyName().ifPresent(request::keyName);
        settings.subnetId().ifPresent(request::subnetId);
        if (!settings.securityGroupIds().isEmpty()) {
            request.securityGroupIds(settings.securityGroupIds());
        }
        addExtras(request, rootDevice);
        return request.build();
    }

    private void addExtras(RunInstancesRequest.Builder request, Optional<String> rootDevice) {
        Ec2Settings.Extras extras = settings.extras();
        extras.instanceProfile().ifPresent(profile -> request.iamInstanceProfile(profile(profile)));
        extras.launchTemplate().ifPresent(template -> request.launchTemplate(template(template)));
        if (extras.spot()) {
            request.instanceMarketOptions(spot());
        }
        rootDevice.ifPresent(
                device -> extras.volumeSize().ifPresent(size -> request.blockDeviceMappings(root(device, size))));
    }

    private TagSpecification tagged(ResourceType type) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(OwnerTags.asTags(tags()))
                .build();
    }

    private static IamInstanceProfileSpecification profile(String nameOrArn) {
        var profile = IamInstanceProfileSpecification.builder();
        return (nameOrArn.startsWith("arn:") ? profile.arn(nameOrArn) : profile.name(nameOrArn)).build();
    }

    private static LaunchTemplateSpecification template(LaunchTemplate template) {
        var specification = LaunchTemplateSpecification.builder();
        template.version().ifPresent(specification::version);
        return (template.isId()
                        ? specification.launchTemplateId(template.idOrName())
                        : specification.launchTemplateName(template.idOrName()))
                .build();
    }

    /** One that is taken away ends, and no request stays behind that would start another one nobody knows of. */
    private static InstanceMarketOptionsRequest spot() {
        return InstanceMarketOptionsRequest.builder()
                .marketType(MarketType.SPOT)
                .spotOptions(options -> options.spotInstanceType(SpotInstanceType.ONE_TIME)
                        .instanceInterruptionBehavior(InstanceInterruptionBehavior.TERMINATE))
                .build();
    }

    private static List<BlockDeviceMapping> root(String device, int size) {
        return List.of(BlockDeviceMapping.builder()
                .deviceName(device)
                .ebs(volume -> volume.volumeSize(size).deleteOnTermination(true))
                .build());
    }
}
