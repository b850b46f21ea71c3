package org.occopus.plugins.azure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/**
 * The {@code azure_vm} kind of cloud: virtual machines of one Azure subscription. No member of this class names a type of the
 * client library, so that it is loaded by the first account only.
 */
@ApplicationScoped
public class AzureVmFactory implements ResourceHandlerFactory {

    /**
     * One creation takes up to 12 requests and one listing 7. Azure Resource Manager refills 10 writes and 25 reads a second
     * per subscription (https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling).
     */
    private static final AccountLimits LIMITS = new AccountLimits(16, 2);

    /** Made by the container, or by a service loader. */
    public AzureVmFactory() {}

    @Override
    public String type() {
        return "azure_vm";
    }

    @Override
    public List<Setting> settings() {
        return AzureVmSettings.DECLARATION;
    }

    @Override
    public List<Setting> credentialSettings() {
        return AzureCredentials.DECLARATION;
    }

    @Override
    public List<SettingProblem> checkCredentials(Section credentials) {
        return AzureCredentials.problemsOf(credentials);
    }

    @Override
    public List<SettingProblem> check(Section resource) {
        return AzureVmSettings.problemsOf(resource);
    }

    @Override
    public AccountLimits limits() {
        return LIMITS;
    }

    @Override
    public ResourceHandler open(Account account) {
        return AzureAccounts.openVm(account);
    }
}
