package org.occopus.plugins.cloudbroker;

import org.junit.jupiter.api.AfterAll;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ResourceHandlerContract;

/** The contract of every plugin, over HTTP on a fake platform that loses answers and hangs. */
class CloudBrokerContractTest extends ResourceHandlerContract {
    private static final FakePlatform CLOUD = new FakePlatform();

    @AfterAll
    static void stop() {
        CLOUD.close();
    }

    @Override
    protected ResourceHandlerFactory factory() {
        return new CloudBrokerFactory();
    }

    @Override
    protected Account account() {
        return CLOUD.account();
    }

    @Override
    protected Section settings() {
        return CLOUD.section();
    }

    @Override
    protected boolean canLoseAnswers() {
        return true;
    }

    @Override
    protected void loseNextAnswer() {
        CLOUD.web.loseNext("POST /instances.xml");
    }

    @Override
    protected boolean canHang() {
        return true;
    }

    @Override
    protected void hangNextCall() {
        CLOUD.web.hangNext();
    }

    @Override
    protected void answerAgain() {
        CLOUD.web.release();
    }

    @Override
    protected boolean remembersDeletedTokens() {
        return true;
    }
}
