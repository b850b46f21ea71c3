package org.occopus.plugins.nova;

import java.time.Duration;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Patience;
import org.occopus.testkit.ResourceHandlerContract;
import org.occopus.testkit.real.OpenStackLab;

/** The contract of every plugin, on real OpenStack services. */
class NovaLabContractIT extends ResourceHandlerContract {
    private static final int FEW = 3;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final OpenStackLab lab = OpenStackLab.orSkip();

    @Override
    protected ResourceHandlerFactory factory() {
        return new NovaFactory();
    }

    @Override
    protected Account account() {
        return lab.account();
    }

    @Override
    protected Section settings() {
        return lab.serverWithAddress();
    }

    @Override
    protected boolean makesCompanions() {
        return true;
    }

    /** Pages are tested on the fake: real services show a thousand servers on one. */
    @Override
    protected int many() {
        return FEW;
    }

    @Override
    protected Patience patience() {
        return OpenStackLab.patience(LIMIT);
    }
}
