package org.occopus.plugins.ec2;

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
 * The {@code ec2} kind of cloud: virtual machines of Amazon EC2 or of a cloud with the same interface. No member of this
 * class names a type of the client library, so that it is loaded by the first account only.
 */
@ApplicationScoped
public class Ec2Factory implements ResourceHandlerFactory {

    /**
     * Amazon lets an account launch 5 times at once and then twice a second
     * (https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html); everything else it lets an account do more
     * often, but calls are not told apart here.
     */
    private static final AccountLimits LIMITS = new AccountLimits(10, 2);

    @Override
    public String type() {
        return "ec2";
    }

    @Override
    public List<Setting> settings() {
        return Ec2Settings.DECLARATION;
    }

    @Override
    public List<Setting> credentialSettings() {
        return Ec2Credentials.DECLARATION;
    }

    @Override
    public boolean needsCredentials() {
        return true;
    }

    @Override
    public List<SettingProblem> checkCredentials(Section credentials) {
        return Ec2Credentials.problemsOf(credentials);
    }

    @Override
    public List<SettingProblem> check(Section resource) {
        return Ec2Settings.problemsOf(resource);
    }

    @Override
    public List<SettingProblem> checkUserData(Section resource, UserData userData) {
        return MachineData.problemsOf(userData);
    }

    @Override
    public AccountLimits limits() {
        return LIMITS;
    }

    @Override
    public ResourceHandler open(Account account) {
        return Ec2Accounts.open(account);
    }
}
