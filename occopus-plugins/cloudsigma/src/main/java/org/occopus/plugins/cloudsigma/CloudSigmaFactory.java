package org.occopus.plugins.cloudsigma;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/** The {@code cloudsigma} kind of cloud: servers in one location of CloudSigma, through its API 2.0. */
@ApplicationScoped
public class CloudSigmaFactory implements ResourceHandlerFactory {

    /**
     * A call makes about five requests, so this is a third of the 10000 requests a minute that the API allows
     * (https://cloudsigma-docs.readthedocs.io/en/latest/general.html#rate-limits).
     */
    private static final AccountLimits LIMITS = new AccountLimits(8, 10);

    @Override
    public String type() {
        return "cloudsigma";
    }

    @Override
    public List<Setting> settings() {
        return CloudSigmaSettings.DECLARATION;
    }

    @Override
    public List<Setting> credentialSettings() {
        return CloudSigmaLogin.DECLARATION;
    }

    @Override
    public List<SettingProblem> check(Section resource) {
        return CloudSigmaSettings.problemsOf(resource);
    }

    @Override
    public AccountLimits limits() {
        return LIMITS;
    }

    @Override
    public ResourceHandler open(Account account) {
        return CloudSigmaResourceHandler.open(account);
    }
}
