package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.testkit.SettableClock;
import org.occopus.testkit.ec2.Ec2Catalogue;
import org.occopus.testkit.ec2.FakeEc2;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Whether the fake cloud answers as the service's API reference says, seen through Amazon's own client. */
class FakeEc2Test {
    private final SettableClock clock = new SettableClock(Instant.now());
    private final FakeEc2 cloud = FakeEc2.start("/", clock);
    private final Ec2Client client = client(FakeEc2.REGION, FakeEc2.SECRET_KEY);

    @AfterEach
    void close() {
        client.close();
        cloud.close();
    }

    private Ec2Client client(String region, String secret) {
        return Ec2Client.builder()
                .endpointOverride(URI.create(cloud.endpoint()))
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(FakeEc2.ACCESS_KEY, secret)))
                .httpClientBuilder(new JdkHttpClient.Builder())
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private static RunInstancesRequest.Builder launch(String token) {
        return RunInstancesRequest.builder()
                .clientToken(token)
                .minCount(1)
                .maxCount(1)
                .imageId(Ec2Catalogue.IMAGE)
                .instanceType(Ec2Catalogue.TYPE);
    }

    private Instance launched(String token, String name) {
        TagSpecification tags = TagSpecification.builder()
                .resourceType(ResourceType.INSTANCE)
                .tags(Tag.builder().key("Name").value(name).build())
                .build();
        return client.runInstances(launch(token).tagSpecifications(tags).build())
                .instances()
                .get(0);
    }

    private Instance seen(String id) {
        return instances(client.describeInstances(request -> request.instanceIds(id)))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Instance> instances(DescribeInstancesResponse response) {
        return response.reservations().stream().flatMap(found -> found.instances().stream());
    }

    private List<String> idsBy(String filter, String... values) {
        Filter wanted = Filter.builder().name(filter).values(values).build();
        return instances(client.describeInstances(request -> request.filters(wanted)))
                .map(Instance::instanceId)
                .toList();
    }

    private static String codeOf(Runnable call) {
        return catchThrowableOfType(Ec2Exception.class, call::run)
                .awsErrorDetails()
                .errorCode();
    }

    @Test
    void takesAnInstanceThroughItsLife() {
        cloud.behaviour().bootTakes(Duration.ofSeconds(20)).shutdownTakes(Duration.ofSeconds(20));
        Instance made = launched("t1", "web");
        assertThat(made.state().name()).isEqualTo(InstanceStateName.PENDING);
        assertThat(made.state().code()).isZero();
        assertThat(made.publicIpAddress()).isNull();
        clock.tick(Duration.ofSeconds(20));
        Instance running = seen(made.instanceId());
        assertThat(running.state().code()).isEqualTo(16);
        assertThat(running.publicIpAddress()).startsWith("127.");
        InstanceStateChange change = client.terminateInstances(request -> request.instanceIds(made.instanceId()))
                .terminatingInstances()
                .get(0);
        assertThat(change.previousState().name()).isEqualTo(InstanceStateName.RUNNING);
        assertThat(change.currentState().code()).isEqualTo(32);
        clock.tick(Duration.ofSeconds(20));

        Instance ended = seen(made.instanceId());
        assertThat(ended.state().code()).isEqualTo(48);
        assertThat(ended.stateReason().code()).isEqualTo("Client.UserInitiatedShutdown");
        assertThat(ended.privateIpAddress()).isNull();
    }

    @Test
    void forgetsATerminatedInstanceAfterAWhile() {
        cloud.behaviour().terminatedStayFor(Duration.ofSeconds(60));
        Instance made = launched("t1", "web");
        client.terminateInstances(request -> request.instanceIds(made.instanceId()));
        clock.tick(Duration.ofSeconds(59));
        assertThat(idsBy("instance-state-name", "terminated")).containsExactly(made.instanceId());
        clock.tick(Duration.ofSeconds(1));

        assertThat(codeOf(() -> seen(made.instanceId()))).isEqualTo("InvalidInstanceID.NotFound");
    }

    @Test
    void doesNotKnowANewInstanceAtOnce() {
        cloud.behaviour().newInstancesLag(Duration.ofSeconds(5));
        Instance made = launched("t1", "web");

        assertThat(codeOf(() -> seen(made.instanceId()))).isEqualTo("InvalidInstanceID.NotFound");
        assertThat(codeOf(() -> client.terminateInstances(request -> request.instanceIds(made.instanceId()))))
                .isEqualTo("InvalidInstanceID.NotFound");
        assertThat(idsBy("tag:Name", "web")).isEmpty();
        assertThat(launched("t1", "web").instanceId()).isEqualTo(made.instanceId());
        clock.tick(Duration.ofSeconds(5));
        assertThat(idsBy("tag:Name", "web")).containsExactly(made.instanceId());
    }

    @Test
    void keepsToTheTokenOfALaunch() {
        Instance made = launched("t1", "web");

        assertThat(launched("t1", "web").instanceId()).isEqualTo(made.instanceId());
        assertThat(codeOf(() -> launched("t1", "other"))).isEqualTo("IdempotentParameterMismatch");
        assertThat(launched("t2", "web").instanceId()).isNotEqualTo(made.instanceId());
        client.terminateInstances(request -> request.instanceIds(made.instanceId()));
        assertThat(codeOf(() -> launched("t1", "web"))).isEqualTo("IdempotentInstanceTerminated");
    }

    @Test
    void filtersByTagTokenAndState() {
        String web = launched("t1", "web-1").instanceId();
        String other = launched("t2", "web*2").instanceId();
        String database = launched("t3", "db").instanceId();

        assertThat(idsBy("tag:Name", "web*")).containsExactly(web, other);
        assertThat(idsBy("tag:Name", "web\\*2")).containsExactly(other);
        assertThat(idsBy("tag:Name", "web-?", "db")).containsExactly(web, database);
        assertThat(idsBy("tag:name", "web-1")).isEmpty();
        assertThat(idsBy("client-token", "t3")).containsExactly(database);
        assertThat(idsBy("tag-key", "Name")).hasSize(3);
        assertThat(idsBy("instance-state-name", "running")).hasSize(3);
        assertThat(codeOf(() -> idsBy("colour", "blue"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void cutsListingsIntoPages() {
        for (int number = 0; number < 12; number++) {
            launched("t" + number, number % 6 == 0 ? "rare" : "common");
        }
        Filter rare = Filter.builder().name("tag:Name").values("rare").build();
        var request =
                DescribeInstancesRequest.builder().maxResults(5).filters(rare).build();
        List<Integer> pages = client.describeInstancesPaginator(request).stream()
                .map(page -> (int) instances(page).count())
                .toList();

        assertThat(pages).containsExactly(1, 1, 0);
        assertThat(codeOf(() -> client.describeInstances(page -> page.maxResults(4))))
                .isEqualTo("InvalidParameterValue");
        assertThat(codeOf(() ->
                        client.describeInstances(page -> page.maxResults(5).instanceIds("i-00000000000000001"))))
                .isEqualTo("InvalidParameterCombination");
    }

    @Test
    void checksSignatureAndRegion() {
        try (Ec2Client impostor = client(FakeEc2.REGION, "wrong");
                Ec2Client stranger = client("elsewhere-1", FakeEc2.SECRET_KEY)) {
            assertThat(catchThrowableOfType(Ec2Exception.class, impostor::describeInstances)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(catchThrowableOfType(Ec2Exception.class, stranger::describeInstances)
                            .statusCode())
                    .isEqualTo(401);
        }
        clock.tick(Duration.ofMinutes(6));
        assertThat(codeOf(client::describeInstances)).isEqualTo("RequestExpired");
    }

    @Test
    void namesTheRequestInItsErrors() {
        Ec2Exception failure = catchThrowableOfType(Ec2Exception.class, () -> seen("i-0000000000000000f"));

        assertThat(failure.statusCode()).isEqualTo(400);
        assertThat(failure.requestId()).hasSize(36);
        assertThat(failure.awsErrorDetails().errorMessage())
                .isEqualTo("The instance ID 'i-0000000000000000f' does not exist");
        assertThat(codeOf(() -> seen("web"))).isEqualTo("InvalidInstanceID.Malformed");
    }

    @Test
    void refusesLaunchesThatAreNotComplete() {
        assertThat(codeOf(() -> client.runInstances(request -> request.imageId(Ec2Catalogue.IMAGE))))
                .isEqualTo("MissingParameter");
        assertThat(codeOf(() ->
                        client.runInstances(launch("t1").userData("no base64!").build())))
                .isEqualTo("InvalidUserData.Malformed");
        assertThat(codeOf(() -> client.runInstances(
                        launch("t1").userData("A".repeat(21_848)).build())))
                .isEqualTo("InvalidParameterValue");
        assertThat(codeOf(
                        () -> client.runInstances(launch("t1").imageId("image").build())))
                .isEqualTo("InvalidAMIID.Malformed");
    }

    @Test
    void keepsAttachedVolumes() {
        cloud.behaviour().addsLastingVolume();
        Instance made = launched("t1", "web");
        List<String> volumes = seen(made.instanceId()).blockDeviceMappings().stream()
                .map(mapping -> mapping.ebs().volumeId())
                .toList();
        assertThat(volumes).hasSize(2);
        assertThat(codeOf(() -> client.deleteVolume(request -> request.volumeId(volumes.get(1)))))
                .isEqualTo("VolumeInUse");
        client.terminateInstances(request -> request.instanceIds(made.instanceId()));

        assertThat(client.describeVolumes().volumes()).singleElement().satisfies(left -> {
            assertThat(left.volumeId()).isEqualTo(volumes.get(1));
            assertThat(left.stateAsString()).isEqualTo("available");
        });
        client.deleteVolume(request -> request.volumeId(volumes.get(1)));
        assertThat(codeOf(() -> client.describeVolumes(request -> request.volumeIds(volumes.get(1)))))
                .isEqualTo("InvalidVolume.NotFound");
    }

    @Test
    void refusesWhatItDoesNotDo() {
        assertThat(codeOf(client::describeVpcs)).isEqualTo("InvalidAction");
    }
}
