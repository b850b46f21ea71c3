package org.occopus.plugins.ec2;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ResourceHandlerContract;

/** Whatever server the environment names: {@code OCCOPUS_TEST_EC2_ENDPOINT}, {@code _REGION}, {@code _IMAGE} and so on. */
@EnabledIfEnvironmentVariable(
        named = "OCCOPUS_TEST_EC2_ENDPOINT",
        matches = ".+",
        disabledReason = "skipped: OCCOPUS_TEST_EC2_ENDPOINT names no server to test on")
class Ec2GivenServerContractTest extends ResourceHandlerContract {
    private final Ec2Factory factory = new Ec2Factory();

    private static String given(String name, String otherwise) {
        return Optional.ofNullable(System.getenv("OCCOPUS_TEST_EC2_" + name)).orElse(otherwise);
    }

    @Override
    protected ResourceHandlerFactory factory() {
        return factory;
    }

    @Override
    protected Section settings() {
        var values = new HashMap<String, Object>(Map.of(
                "endpoint", given("ENDPOINT", ""),
                "regionname", given("REGION", "us-east-1"),
                "image_id", given("IMAGE", ""),
                "instance_type", given("TYPE", "t3.nano")));
        Optional.of(given("SUBNET", ""))
                .filter(subnet -> !subnet.isEmpty())
                .ifPresent(subnet -> values.put("subnet_id", subnet));
        return new Section(values);
    }

    @Override
    protected Account account() {
        return new Account(
                settings(),
                new Section(Map.of("accesskey", given("ACCESS_KEY", ""), "secretkey", given("SECRET_KEY", ""))));
    }

    @Override
    protected ResourceId unknownId() {
        return new ResourceId("i-0fedcba9876543210");
    }

    @Override
    protected int many() {
        return Integer.parseInt(given("MANY", "3"));
    }
}
