package org.occopus.plugins.chef;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/**
 * The {@code chef} kind of config manager: nodes of an organisation of a Chef or Cinc server. Connections and keys are
 * made by the first account only.
 */
@ApplicationScoped
public class ChefFactory implements ConfigManagerFactory {

    @Override
    public String type() {
        return "chef";
    }

    @Override
    public List<Setting> settings() {
        return ChefSettings.DECLARATION;
    }

    @Override
    public List<Setting> credentialSettings() {
        return ChefLogin.DECLARATION;
    }

    @Override
    public List<SettingProblem> check(Section configManagement) {
        return ChefSettings.problemsOf(configManagement);
    }

    @Override
    public List<SettingProblem> checkCredentials(Section credentials) {
        return ChefLogin.problemsOf(credentials);
    }

    @Override
    public ConfigManager open(Account account) {
        return ChefConfigManager.open(account, InstantSource.system());
    }
}
