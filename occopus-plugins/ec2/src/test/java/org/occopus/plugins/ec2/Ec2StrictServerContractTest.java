package org.occopus.plugins.ec2;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ResourceHandlerContract;
import org.occopus.testkit.ec2.Ec2Refusal;
import org.occopus.testkit.ec2.FakeEc2;

/** A cloud that refuses a launch with a parameter it does not know, as OpenStack's ec2-api does. */
class Ec2StrictServerContractTest extends ResourceHandlerContract {
    private static final FakeEc2 CLOUD = FakeEc2.start();

    private final Ec2Factory factory = new Ec2Factory();

    @BeforeEach
    void behave() {
        CLOUD.behaviour()
                .refusesTagsAtLaunch(new Ec2Refusal(500, "TypeError", "Unknown error occurred."))
                .terminatedStayFor(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        CLOUD.close();
    }

    @Override
    protected ResourceHandlerFactory factory() {
        return factory;
    }

    @Override
    protected Section settings() {
        return Ec2Requests.settings(CLOUD);
    }

    @Override
    protected Account account() {
        return Ec2Requests.account(CLOUD);
    }

    @Override
    protected ResourceId unknownId() {
        return new ResourceId("i-0fedcba9876543210");
    }

    @Override
    protected int many() {
        return 5;
    }

    @Override
    protected boolean canBreakHalfway() {
        return true;
    }

    @Override
    protected void breakNextCreateHalfway() {
        CLOUD.faults().failNext("CreateTags", new Ec2Refusal(500, "InternalError", "An internal error has occurred"));
    }
}
