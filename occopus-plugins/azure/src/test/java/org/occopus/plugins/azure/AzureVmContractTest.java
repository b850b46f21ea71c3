package org.occopus.plugins.azure;

import org.junit.jupiter.api.AfterAll;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.ResourceHandlerContract;

/** The contract of every plugin, for machines with all of their companions. */
class AzureVmContractTest extends ResourceHandlerContract {
    private static final FakeAzure AZURE = new FakeAzure();

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    @Override
    protected ResourceHandlerFactory factory() {
        return new AzureVmFactory();
    }

    @Override
    protected Account account() {
        return AZURE.account();
    }

    @Override
    protected Section settings() {
        return Sections.with(Sections.machine(AZURE.endpoint()), "public_ip_needed", true);
    }

    @Override
    protected ResourceId unknownId() {
        return new ResourceId("/subscriptions/" + FakeSubscription.ID
                + "/resourceGroups/Lab/providers/Microsoft.Compute/virtualMachines/none-" + Owners.newId());
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
        AZURE.loseNext("PUT", "/virtualMachines/");
    }

    @Override
    protected boolean canHang() {
        return true;
    }

    @Override
    protected void hangNextCall() {
        AZURE.hang();
    }

    @Override
    protected void answerAgain() {
        AZURE.release();
    }

    @Override
    protected boolean canBreakHalfway() {
        return true;
    }

    @Override
    protected void breakNextCreateHalfway() {
        AZURE.answerNext("PUT", "/virtualMachines/", FakeAnswer.error(500, "InternalServerError", "Something broke."));
    }
}
