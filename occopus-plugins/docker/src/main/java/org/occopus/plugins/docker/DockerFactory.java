package org.occopus.plugins.docker;

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
 * The {@code docker} kind of cloud: containers on Docker engines that are reached through a Unix socket, plain TCP or
 * TLS. No member of this class names a type of the client library, so that it is loaded by the first account only.
 */
@ApplicationScoped
public class DockerFactory implements ResourceHandlerFactory {

    /**
     * What one engine takes without falling behind: a start keeps it busy for about a fifth of a second, and starts run
     * side by side. Docker documents no limit.
     */
    private static final AccountLimits LIMITS = new AccountLimits(16, 50);

    @Override
    public String type() {
        return "docker";
    }

    @Override
    public List<Setting> settings() {
        return DockerSettings.DECLARATION;
    }

    @Override
    public List<Setting> credentialSettings() {
        return DockerCertificates.DECLARATION;
    }

    @Override
    public List<SettingProblem> check(Section resource) {
        return DockerSettings.problemsOf(resource);
    }

    @Override
    public AccountLimits limits() {
        return LIMITS;
    }

    @Override
    public ResourceHandler open(Account account) {
        return DockerAccounts.open(account, DockerEnvironment.ofProcess());
    }
}
