package org.occopus.plugins.cloudsigma;

import org.junit.jupiter.api.AfterAll;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ResourceHandlerContract;

/** The contract of every plugin, over HTTP on a fake location that loses answers and hangs. */
class CloudSigmaContractTest extends ResourceHandlerContract {
    private static final FakeCloudSigma CLOUD = new FakeCloudSigma();

    @AfterAll
    static void stop() {
        CLOUD.close();
    }

    @Override
    protected ResourceHandlerFactory factory() {
        return new CloudSigmaFactory();
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
        CLOUD.web.loseNext("POST /api/2.0/servers/");
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
    protected boolean canBreakHalfway() {
        return true;
    }

    @Override
    protected void breakNextCreateHalfway() {
        CLOUD.web.failNext(
                "POST /api/2.0/servers/", FakeCloudSigma.error(500, "backend", "There was a problem on the backend."));
    }

    @Override
    protected boolean makesCompanions() {
        return true;
    }
}
