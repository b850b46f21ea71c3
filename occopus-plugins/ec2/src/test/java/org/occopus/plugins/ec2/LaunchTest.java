package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.plugins.ec2.Ec2Requests.failureOf;
import static org.occopus.plugins.ec2.Ec2Requests.open;
import static org.occopus.plugins.ec2.Ec2Requests.settings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.UserData;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.ec2.Ec2Catalogue;
import org.occopus.testkit.ec2.Ec2Query;
import org.occopus.testkit.ec2.FakeEc2;

/** What a launching call says on the wire. */
class LaunchTest {
    private final FakeEc2 cloud = FakeEc2.start();
    private final ResourceHandler handler = open(cloud);
    private final Owner owner = Owners.any();

    @AfterEach
    void close() {
        handler.close();
        cloud.close();
    }

    private Ec2Query launched(Map<String, Object> more) {
        return launched(more, UserData.none());
    }

    private Ec2Query launched(Map<String, Object> more, UserData userData) {
        handler.create(Requests.of(owner, settings(cloud, more), userData));
        return cloud.faults().requests("RunInstances").get(0);
    }

    private static UserData context(String text) {
        return new UserData(Optional.of(text), Map.of());
    }

    @Test
    void asksForOneMachineUnderTheTokenOfTheNodeInstance() {
        Ec2Query launch = launched(Map.of());

        assertThat(launch.parameters())
                .containsEntry("ClientToken", owner.instanceId())
                .containsEntry("MinCount", "1")
                .containsEntry("MaxCount", "1")
                .containsEntry("ImageId", Ec2Catalogue.IMAGE)
                .containsEntry("InstanceType", Ec2Catalogue.TYPE)
                .doesNotContainKeys("KeyName", "SubnetId", "SecurityGroupId.1", "UserData")
                .containsEntry("TagSpecification.1.ResourceType", "instance")
                .containsEntry("TagSpecification.2.ResourceType", "volume");
    }

    @Test
    void sendsKeyGroupsAndSubnet() {
        Ec2Query launch = launched(Map.of(
                "key_name",
                Ec2Catalogue.KEY,
                "security_group_ids",
                List.of(Ec2Catalogue.GROUP, Ec2Catalogue.OTHER_GROUP),
                "subnet_id",
                Ec2Catalogue.SUBNET,
                "name",
                "my_ec2_cloud"));

        assertThat(launch.text("KeyName")).contains(Ec2Catalogue.KEY);
        assertThat(launch.list("SecurityGroupId")).containsExactly(Ec2Catalogue.GROUP, Ec2Catalogue.OTHER_GROUP);
        assertThat(launch.text("SubnetId")).contains(Ec2Catalogue.SUBNET);
    }

    @Test
    void sendsTheContextAsBase64() {
        String context = "#cloud-config\nruncmd: [echo ő]\n";
        String sent = launched(Map.of(), context(context)).text("UserData").orElseThrow();

        assertThat(new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8))
                .isEqualTo(context);
    }

    @Test
    void refusesTooLongAContextBeforeAnythingIsSent() {
        String long16k = "echo " + "x".repeat(16_384);
        ProviderException failure = failureOf(() -> launched(Map.of(), context(long16k)));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("16389 bytes").hasMessageContaining("16384");
        assertThat(cloud.faults().requests("DescribeInstances")).isEmpty();
    }

    @Test
    void sendsALongCloudConfigCompressed() {
        launched(Map.of(), context("#cloud-config\n" + "# remark\n".repeat(4000)));

        assertThat(cloud.living()).hasSize(1);
    }

    @Test
    void asksForASpotMachineThatNobodyStartsAgain() {
        assertThat(launched(Map.of("spot", true)).parameters())
                .containsEntry("InstanceMarketOptions.MarketType", "spot")
                .containsEntry("InstanceMarketOptions.SpotOptions.SpotInstanceType", "one-time")
                .containsEntry("InstanceMarketOptions.SpotOptions.InstanceInterruptionBehavior", "terminate");
    }

    @Test
    void sizesTheRootVolumeByTheNameThatTheImageGivesIt() {
        cloud.catalogue().addImage("ami-00000000000000001", "/dev/sda1");

        assertThat(launched(Map.of("image_id", "ami-00000000000000001", "volume_size", "40"))
                        .parameters())
                .containsEntry("BlockDeviceMapping.1.DeviceName", "/dev/sda1")
                .containsEntry("BlockDeviceMapping.1.Ebs.VolumeSize", "40")
                .containsEntry("BlockDeviceMapping.1.Ebs.DeleteOnTermination", "true");
    }

    @Test
    void namesProfileAndTemplate() {
        assertThat(launched(Map.of(
                                "iam_instance_profile", Ec2Catalogue.PROFILE, "launch_template", Ec2Catalogue.TEMPLATE))
                        .parameters())
                .containsEntry("IamInstanceProfile.Name", Ec2Catalogue.PROFILE)
                .containsEntry("LaunchTemplate.LaunchTemplateName", Ec2Catalogue.TEMPLATE);
    }

    @Test
    void tellsIdsFromNames() {
        String arn = "arn:aws:iam::123456789012:instance-profile/web";
        Ec2Query launch =
                launched(Map.of("iam_instance_profile", arn, "launch_template", Ec2Catalogue.TEMPLATE_ID + ":$Latest"));

        assertThat(launch.parameters())
                .containsEntry("IamInstanceProfile.Arn", arn)
                .containsEntry("LaunchTemplate.LaunchTemplateId", Ec2Catalogue.TEMPLATE_ID)
                .containsEntry("LaunchTemplate.Version", "$Latest");
    }
}
