package org.occopus.plugins.nova;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/**
 * The {@code nova} kind of cloud: servers of OpenStack. No member of this class names a type of the client library, so
 * that it is loaded by the first account only.
 */
@ApplicationScoped
public class NovaFactory implements ResourceHandlerFactory {

    /**
     * A careful guess: OpenStack documents no limit, and a creation keeps the services of a small cloud busy for a second
     * or two, most of it after the answer.
     */
    private static final AccountLimits LIMITS = new AccountLimits(20, 20);

    @Override
    public String type() {
        return "nova";
    }

    @Override
    public List<Setting> settings() {
        return NovaSettings.DECLARATION;
    }

    @Override
    public List<Setting> credentialSettings() {
        return NovaCredentials.DECLARATION;
    }

    @Override
    public boolean needsCredentials() {
        return true;
    }

    @Override
    public List<SettingProblem> checkCredentials(Section credentials) {
        return NovaCredentials.problemsOf(credentials);
    }

    @Override
    public List<SettingProblem> check(Section resource) {
        return NovaSettings.problemsOf(resource);
    }

    @Override
    public List<SettingProblem> checkUserData(Section resource, UserData userData) {
        return ServerUserData.problemsOf(userData);
    }

    @Override
    public AccountLimits limits() {
        return LIMITS;
    }

    @Override
    public ResourceHandler open(Account account) {
        return NovaAccounts.open(account);
    }
}
