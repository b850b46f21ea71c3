package org.occopus.plugins.cloudbroker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/** The {@code cloudbroker} kind of cloud: instances on a CloudBroker platform, which runs them on clouds of its own. */
@ApplicationScoped
public class CloudBrokerFactory implements ResourceHandlerFactory {

    /** The platform documents no limit; this is a careful guess. */
    private static final AccountLimits LIMITS = new AccountLimits(4, 5);

    @Override
    public String type() {
        return "cloudbroker";
    }

    @Override
    public List<Setting> settings() {
        return CloudBrokerSettings.DECLARATION;
    }

    @Override
    public List<Setting> credentialSettings() {
        return CloudBrokerLogin.DECLARATION;
    }

    @Override
    public List<SettingProblem> check(Section resource) {
        return CloudBrokerSettings.problemsOf(resource);
    }

    @Override
    public boolean tellsCosts() {
        return true;
    }

    @Override
    public AccountLimits limits() {
        return LIMITS;
    }

    @Override
    public ResourceHandler open(Account account) {
        return CloudBrokerResourceHandler.open(account);
    }
}
