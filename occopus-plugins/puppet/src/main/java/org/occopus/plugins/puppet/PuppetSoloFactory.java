package org.occopus.plugins.puppet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;

/** The {@code puppet_solo} kind of config manager, which needs no server and no credentials. */
@ApplicationScoped
public class PuppetSoloFactory implements ConfigManagerFactory {

    @Override
    public String type() {
        return "puppet_solo";
    }

    @Override
    public List<Setting> settings() {
        return PuppetVariables.DECLARATION;
    }

    @Override
    public List<Setting> credentialSettings() {
        return List.of();
    }

    @Override
    public Map<String, Object> templateVariables(Section configManagement) {
        return Map.of("puppet", PuppetVariables.of(configManagement).byName());
    }

    @Override
    public ConfigManager open(Account account) {
        return new PuppetSoloConfigManager();
    }
}
