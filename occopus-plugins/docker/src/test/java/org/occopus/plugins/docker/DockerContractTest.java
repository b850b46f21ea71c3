package org.occopus.plugins.docker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.occopus.plugins.docker.FakeDockerEngine.Route;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ResourceHandlerContract;

/** The contract of every plugin, on a fake engine that loses answers and hangs. */
class DockerContractTest extends ResourceHandlerContract {
    private static final FakeDockerEngine ENGINE = new FakeDockerEngine();

    @BeforeAll
    static void giveImage() {
        ENGINE.images.add("busybox:1");
    }

    @AfterAll
    static void stop() {
        ENGINE.close();
    }

    @AfterEach
    void stopHanging() {
        ENGINE.release();
    }

    @Override
    protected ResourceHandlerFactory factory() {
        return new DockerFactory();
    }

    @Override
    protected Account account() {
        return new DockerRequests(ENGINE.endpoint()).account();
    }

    @Override
    protected Section settings() {
        return new DockerRequests(ENGINE.endpoint()).section("local", "busybox");
    }

    @Override
    protected boolean canLoseAnswers() {
        return true;
    }

    @Override
    protected void loseNextAnswer() {
        ENGINE.loseNext(Route.CREATE);
    }

    @Override
    protected boolean canHang() {
        return true;
    }

    @Override
    protected void hangNextCall() {
        ENGINE.hang(Route.values());
    }

    @Override
    protected boolean canBreakHalfway() {
        return true;
    }

    @Override
    protected void breakNextCreateHalfway() {
        ENGINE.failNext(Route.START, 500, "driver failed programming external connectivity on endpoint");
    }
}
