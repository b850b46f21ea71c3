package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.plugins.ec2.Ec2Requests.failureOf;
import static org.occopus.plugins.ec2.Ec2Requests.open;
import static org.occopus.plugins.ec2.Ec2Requests.settings;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.ec2.Ec2Refusal;
import org.occopus.testkit.ec2.FakeEc2;

class Ec2FailuresTest {
    private final FakeEc2 cloud = FakeEc2.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    private ProviderException failure(Account account, Map<String, Object> more) {
        try (ResourceHandler handler = new Ec2Factory().open(account)) {
            return failureOf(() -> handler.create(Requests.of(Owners.any(), settings(cloud, more))));
        }
    }

    private ProviderException failure(Map<String, Object> more) {
        return failure(Ec2Requests.account(cloud), more);
    }

    @ParameterizedTest
    @CsvSource({
        "400, RequestLimitExceeded, THROTTLED",
        "503, RequestLimitExceeded, THROTTLED",
        "400, Throttling, THROTTLED",
        "429, Whatever, THROTTLED",
        "500, InsufficientInstanceCapacity, NO_CAPACITY",
        "400, InsufficientFreeAddressesInSubnet, NO_CAPACITY",
        "400, SpotMaxPriceTooLow, NO_CAPACITY",
        "400, InstanceLimitExceeded, QUOTA_EXCEEDED",
        "400, VcpuLimitExceeded, QUOTA_EXCEEDED",
        "400, MaxSpotInstanceCountExceeded, QUOTA_EXCEEDED",
        "400, VolumeLimitExceeded, QUOTA_EXCEEDED",
        "401, AuthFailure, UNAUTHORISED",
        "403, UnauthorizedOperation, UNAUTHORISED",
        "401, OptInRequired, UNAUTHORISED",
        "403, SignatureDoesNotMatch, UNAUTHORISED",
        "400, RequestExpired, PROVIDER_FAULT",
        "500, InternalError, OUTCOME_UNKNOWN",
        "502, '', OUTCOME_UNKNOWN",
        "504, '', OUTCOME_UNKNOWN",
        "501, '', PROVIDER_FAULT",
        "503, Unavailable, PROVIDER_FAULT",
        "400, TagLimitExceeded, REFUSED",
        "400, IdempotentInstanceTerminated, REFUSED",
        "400, IdempotentParameterMismatch, REFUSED",
        "400, InvalidAMIID.NotFound, REFUSED",
        "400, Unsupported, REFUSED"
    })
    void becomesTheKindThatFits(int status, String code, ProviderFailure kind) {
        cloud.faults().failNext("RunInstances", new Ec2Refusal(status, code, "The service's words."));
        ProviderException failure = failure(Map.of());

        assertThat(failure.kind()).isEqualTo(kind);
        if (!code.isEmpty()) {
            assertThat(failure.providerCode()).isEqualTo(code);
            assertThat(failure).hasMessageContaining("EC2 says '" + code + ": The service's words.' (" + status);
        }
    }

    @Test
    void knowsThatNothingWasLaunchedWhenTheImageCannotBeAskedFor() {
        cloud.faults().failNext("DescribeImages", new Ec2Refusal(500, "InternalError", "No"));

        assertThat(failure(Map.of("volume_size", 20)).kind()).isEqualTo(ProviderFailure.PROVIDER_FAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "image_id, ami-0000000000000000f, The image id '[ami-0000000000000000f]' does not exist",
        "instance_type, huge, Invalid value 'huge' for InstanceType.",
        "key_name, lost, The key pair 'lost' does not exist",
        "subnet_id, subnet-1, The subnet ID 'subnet-1' does not exist",
        "security_group_ids, sg-1, The security group 'sg-1' does not exist",
        "iam_instance_profile, nobody, Invalid IAM Instance Profile name",
        "launch_template, none, 'The specified launch template, with template name none, does not exist.'"
    })
    void namesWhatTheCloudDoesNotKnow(String key, String value, String words) {
        ProviderException failure = failure(Map.of(key, value));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining(words).hasMessageContaining("check the resource section");
        assertThat(cloud.instances()).isEmpty();
    }

    @Test
    void tellsHowLongToWait() {
        cloud.faults().throttle(1, 7);
        ProviderException failure = failure(Map.of());

        assertThat(failure.kind()).isEqualTo(ProviderFailure.THROTTLED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void asksOnceWhenItIsThrottled() {
        cloud.faults().throttle(1);
        ProviderException failure = failure(Map.of());

        assertThat(failure.retryAfter()).isEmpty();
        assertThat(cloud.faults().requests("DescribeInstances")).hasSize(1);
    }

    @Test
    void runsOutOfRoomAndQuota() {
        cloud.behaviour().roomFor(0);
        assertThat(failure(Map.of()).kind()).isEqualTo(ProviderFailure.NO_CAPACITY);
        cloud.behaviour().quotaOf(0);
        assertThat(failure(Map.of()).kind()).isEqualTo(ProviderFailure.QUOTA_EXCEEDED);
    }

    @Test
    void saysThatALoginIsWrong() {
        for (var login : List.of(
                Map.<String, Object>of("accesskey", FakeEc2.ACCESS_KEY, "secretkey", "wrong-secret"),
                Map.<String, Object>of("accesskey", "nobody", "secretkey", FakeEc2.SECRET_KEY))) {
            ProviderException failure = failure(new Account(settings(cloud), new Section(login)), Map.of());

            assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
            assertThat(failure)
                    .hasMessageContaining("EC2 says 'AuthFailure: ")
                    .hasMessageContaining("(401, request ")
                    .hasMessageContaining("check accesskey and secretkey")
                    .hasMessageNotContaining("wrong-secret");
        }
    }

    @Test
    void tellsWhereTermsHaveToBeAccepted() {
        String words =
                "In order to use this AWS Marketplace product you need to accept terms and subscribe. To do so please"
                        + " visit https://aws.amazon.com/marketplace/pp?sku=1";
        cloud.faults().failNext("RunInstances", new Ec2Refusal(401, "OptInRequired", words));

        assertThat(failure(Map.of())).hasMessageContaining(words);
    }

    @Test
    void saysThatAHostIsNotKnown() {
        Section nowhere = settings("http://ec2.invalid", Map.of());
        ProviderException failure = failure(new Account(nowhere, Ec2Requests.credentials()), Map.of());

        assertThat(failure.kind()).isEqualTo(ProviderFailure.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("no connection: the name of the host is not known; check the endpoint");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Section unreachable = settings("http://127.0.0.1:" + port, Map.of());
        ProviderException failure = failure(new Account(unreachable, Ec2Requests.credentials()), Map.of());

        assertThat(failure.kind()).isEqualTo(ProviderFailure.UNREACHABLE);
        assertThat(failure).hasMessageContaining("http://127.0.0.1:" + port).hasMessageContaining("check the endpoint");
    }

    @Test
    void saysThatAServerSpeaksNoTls() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<?> answered = threads.submit(() -> answerInPlainText(socket));
            Section encrypted = settings("https://127.0.0.1:" + socket.getLocalPort(), Map.of());

            assertThat(failure(new Account(encrypted, Ec2Requests.credentials()), Map.of())
                            .kind())
                    .isEqualTo(ProviderFailure.UNREACHABLE);
            assertThat(answered).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static int answerInPlainText(ServerSocket socket) throws IOException {
        try (Socket connection = socket.accept()) {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            connection.shutdownOutput();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        return socket.getLocalPort();
    }

    @Test
    void keepsItsWordsShort() {
        cloud.faults()
                .failNext("RunInstances", new Ec2Refusal(403, "UnauthorizedOperation", "no\n " + "x".repeat(5000)));

        assertThat(failure(Map.of()).getMessage()).hasSizeLessThan(1000).doesNotContain("\n");
    }

    @Test
    void refusesAnUnusableEndpointOrLoginWhenOpened() {
        Account noLogin = new Account(settings(cloud), Section.empty());
        Account noAddress = new Account(settings("nowhere", Map.of()), Ec2Requests.credentials());

        assertThat(failureOf(() -> new Ec2Factory().open(noLogin)).kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
        assertThat(failureOf(() -> new Ec2Factory().open(noAddress)).kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(open(cloud)).satisfies(ResourceHandler::close);
    }
}
