package org.occopus.plugins.nova;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ResourceHandlerContract;

/** The contract of every plugin, on fake services that lose answers, hang and show their things page by page. */
class NovaContractTest extends ResourceHandlerContract {
    private static final FakeOpenStack CLOUD = new FakeOpenStack();

    @AfterAll
    static void stop() {
        CLOUD.close();
    }

    @Override
    protected ResourceHandlerFactory factory() {
        return new NovaFactory();
    }

    @Override
    protected Account account() {
        return CLOUD.account();
    }

    @Override
    protected Section settings() {
        return CLOUD.settings(Map.of("floating_ip", "yes", "volume_size", 5));
    }

    @Override
    protected boolean makesCompanions() {
        return true;
    }

    @Override
    protected boolean canLoseAnswers() {
        return true;
    }

    @Override
    protected void loseNextAnswer() {
        CLOUD.loseNext("POST /compute/v2.1/servers");
    }

    @Override
    protected boolean canHang() {
        return true;
    }

    @Override
    protected void hangNextCall() {
        CLOUD.hang();
    }

    @Override
    protected void answerAgain() {
        CLOUD.release();
    }

    @Override
    protected boolean canBreakHalfway() {
        return true;
    }

    @Override
    protected void breakNextCreateHalfway() {
        CLOUD.answerNext("POST /compute/v2.1/servers", FakeAnswer.refusal(403, "Quota exceeded for instances"));
    }
}
