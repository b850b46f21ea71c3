package org.occopus.plugins.ec2;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ResourceHandlerContract;
import org.occopus.testkit.ec2.FakeEc2;

/** A cloud that lags, that pages after 10 instances, and whose images hold a volume which outlives the machine. */
class Ec2ContractTest extends ResourceHandlerContract {
    static final FakeEc2 CLOUD = FakeEc2.start("/services/Cloud", InstantSource.system());
    private final Ec2Factory factory = new Ec2Factory();

    @BeforeEach
    void behave() {
        CLOUD.behaviour()
                .bootTakes(Duration.ofMillis(50))
                .shutdownTakes(Duration.ofMillis(50))
                .newInstancesLag(Duration.ofMillis(100))
                .pagesOf(10)
                .addsLastingVolume();
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
    protected boolean makesCompanions() {
        return true;
    }

    @Override
    protected boolean remembersDeletedTokens() {
        return true;
    }

    @Override
    protected boolean canLoseAnswers() {
        return true;
    }

    @Override
    protected void loseNextAnswer() {
        CLOUD.faults().loseNextAnswer("RunInstances");
    }

    @Override
    protected boolean canHang() {
        return true;
    }

    @Override
    protected void hangNextCall() {
        CLOUD.faults().hang();
    }

    @Override
    protected void answerAgain() {
        CLOUD.faults().release();
    }
}
