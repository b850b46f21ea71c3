package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.occopus.plugins.ec2.Ec2Requests.failureOf;
import static org.occopus.plugins.ec2.Ec2Requests.settings;
import static org.occopus.plugins.ec2.Ec2Requests.soon;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ec2.FakeEc2;

/** Logins that the SDK finds by itself; it looks at this process alone, and asks no service of the machine. */
class Ec2DefaultChainTest {
    private static final String ID = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";

    private final FakeEc2 cloud = FakeEc2.start();
    private final Map<String, Optional<String>> before = new HashMap<>();

    @TempDir
    Path empty;

    @BeforeEach
    void lookAtThisProcessAlone() {
        assumeTrue(
                List.of(
                                "AWS_ACCESS_KEY_ID",
                                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                        .stream()
                        .noneMatch(System.getenv()::containsKey),
                "skipped: the environment holds a login of AWS");
        set("aws.disableEc2Metadata", "true");
        set("aws.configFile", empty.resolve("config").toString());
        set("aws.sharedCredentialsFile", empty.resolve("credentials").toString());
    }

    @AfterEach
    void restore() {
        before.forEach((key, value) ->
                value.ifPresentOrElse(text -> System.setProperty(key, text), () -> System.clearProperty(key)));
        cloud.close();
    }

    private void set(String key, String value) {
        before.put(key, Optional.ofNullable(System.setProperty(key, value)));
    }

    private ResourceHandler open() {
        return new Ec2Factory().open(new Account(settings(cloud), new Section(Map.of("type", "default_chain"))));
    }

    @Test
    void signsWithWhatItFinds() {
        set(ID, FakeEc2.ACCESS_KEY);
        set(SECRET, FakeEc2.SECRET_KEY);
        try (ResourceHandler handler = open()) {
            assertThat(handler.listOwned(OwnerTag.node("web"), soon())).isEmpty();
        }
        assertThat(cloud.faults().requests("DescribeInstances")).hasSize(1);
    }

    @Test
    void saysThatItFindsNone() {
        try (ResourceHandler handler = open()) {
            ProviderException failure = failureOf(() -> handler.listOwned(OwnerTag.node("web"), soon()));

            assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
            assertThat(failure).hasMessageContaining("the AWS SDK finds no credentials on the server");
        }
    }
}
