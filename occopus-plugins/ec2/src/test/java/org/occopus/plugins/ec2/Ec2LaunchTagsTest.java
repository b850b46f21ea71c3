package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.plugins.ec2.Ec2Requests.failureOf;
import static org.occopus.plugins.ec2.Ec2Requests.open;
import static org.occopus.plugins.ec2.Ec2Requests.settings;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.ec2.Ec2Refusal;
import org.occopus.testkit.ec2.Ec2State;
import org.occopus.testkit.ec2.FakeEc2;
import org.occopus.testkit.ec2.FakeInstance;

/** Servers that take no tags in the launching call. */
class Ec2LaunchTagsTest {
    private final FakeEc2 cloud = FakeEc2.start();
    private final ResourceHandler handler = open(cloud);
    private final Owner owner = Owners.any();

    @AfterEach
    void close() {
        handler.close();
        cloud.close();
    }

    private CreateRequest request() {
        return Requests.of(owner, settings(cloud));
    }

    private FakeInstance only() {
        assertThat(cloud.instances()).hasSize(1);
        return cloud.instances().get(0);
    }

    @Test
    void terminatesAMachineThatCannotBeTagged() {
        cloud.behaviour().ignoresTagsAtLaunch().shutdownTakes(Duration.ofMinutes(1));
        var refusal = new Ec2Refusal(403, "UnauthorizedOperation", "You are not authorized");
        cloud.faults().failNext("CreateTags", refusal);

        assertThat(failureOf(() -> handler.create(request())).kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
        assertThat(cloud.stateOf(only())).isEqualTo(Ec2State.SHUTTING_DOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "500, TypeError, Unknown error occurred.",
        "400, UnknownParameter, The parameter TagSpecification is not recognized",
        "400, InvalidParameter, run_instances() got an unexpected keyword argument 'tag_specification'"
    })
    void launchesWithoutTagsWhereTheyAreRefusedInThatCall(int status, String code, String words) {
        cloud.behaviour().refusesTagsAtLaunch(new Ec2Refusal(status, code, words));
        handler.create(request());

        assertThat(only().tags()).containsEntry(OwnerTag.INSTANCE, owner.instanceId());
        assertThat(cloud.volumes().values()).containsExactly(only().tags());
    }

    @Test
    void launchesWithoutTagsWhereARequestThatHoldsThemCannotBeRead() {
        cloud.behaviour()
                .refusesTagsAtLaunch(Ec2Refusal.inPlainText(
                        400, "Failed to bind the following fields:\nTagSpecification.1.ResourceType = instance"));
        handler.create(request());

        assertThat(only().tags()).containsEntry(OwnerTag.INSTANCE, owner.instanceId());
    }

    @Test
    void sendsNoTagsToAServerThatHasRefusedThem() {
        cloud.behaviour().refusesTagsAtLaunch(new Ec2Refusal(500, "TypeError", "Unknown error occurred."));
        handler.create(request());
        handler.create(Requests.of(Owners.siblingOf(owner), settings(cloud)));

        assertThat(cloud.faults().requests("RunInstances")).hasSize(3);
    }

    @Test
    void saysWhatIsWrongBesidesTagsAndSendsThemAgain() {
        var refusal = new Ec2Refusal(500, "TypeError", "Unknown error occurred.");
        cloud.faults().failNext("RunInstances", refusal);
        cloud.faults().failNext("RunInstances", refusal);

        assertThat(failureOf(() -> handler.create(request())).providerCode()).isEqualTo("TypeError");
        handler.create(request());
        assertThat(cloud.faults().requests("CreateTags")).isEmpty();
        assertThat(only().tags()).containsEntry(OwnerTag.INSTANCE, owner.instanceId());
    }
}
