package org.occopus.testkit;

import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;

final class FakeCloudContractTest extends ResourceHandlerContract {
    private final FakeCloud cloud = new FakeCloud(new SettableClock());

    FakeCloudContractTest() {
        cloud.companions(1);
    }

    @Override
    protected ResourceHandlerFactory factory() {
        return cloud;
    }

    @Override
    protected Section settings() {
        return Section.empty();
    }

    @Override
    protected boolean canLoseAnswers() {
        return true;
    }

    @Override
    protected void loseNextAnswer() {
        cloud.loseNextAnswer();
    }

    @Override
    protected boolean canHang() {
        return true;
    }

    @Override
    protected void hangNextCall() {
        cloud.hang(FakeCloud.DEFAULT_ENDPOINT);
    }

    @Override
    protected void answerAgain() {
        cloud.release(FakeCloud.DEFAULT_ENDPOINT);
    }

    @Override
    protected boolean canBreakHalfway() {
        return true;
    }

    @Override
    protected void breakNextCreateHalfway() {
        cloud.breakNextCreateHalfway();
    }

    @Override
    protected boolean makesCompanions() {
        return true;
    }

    @Override
    protected boolean remembersDeletedTokens() {
        return true;
    }
}
