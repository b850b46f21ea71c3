package org.occopus.spi.config;

import java.util.List;
import java.util.Map;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/** A kind of config manager. Implementations are application scoped CDI beans without state. */
public interface ConfigManagerFactory {

    /**
     * What users write as {@code type} of a {@code config_management} section.
     *
     * @return for example {@code chef}
     */
    String type();

    /**
     * The keys of the section but for {@code type}, required ones first.
     *
     * @return the declaration
     */
    List<Setting> settings();

    /**
     * The keys of the matching {@code auth_data}.
     *
     * @return empty when it needs no credentials
     */
    List<Setting> credentialSettings();

    /**
     * Whether sections without credentials are refused. A service that takes one of several forms of login, none of whose
     * keys is required, overrides this.
     *
     * @return whether any of {@link #credentialSettings()} is required
     */
    default boolean needsCredentials() {
        return credentialSettings().stream().anyMatch(Setting::required);
    }

    /**
     * Looks for problems of credentials that the declaration cannot tell, such as two forms of login at once. Called only
     * when no required key is missing.
     *
     * @param credentials the {@code auth_data}
     * @return empty when there is none; no message quotes a secret
     */
    default List<SettingProblem> checkCredentials(Section credentials) {
        return List.of();
    }

    /**
     * Looks for problems that the declaration cannot tell.
     *
     * @param configManagement the section
     * @return empty when there is none
     */
    default List<SettingProblem> check(Section configManagement) {
        return List.of();
    }

    /**
     * Further variables for the node's templates.
     *
     * @param configManagement the section, templates rendered
     * @return variables by name, for example {@code puppet}; empty when there is none
     */
    default Map<String, Object> templateVariables(Section configManagement) {
        return Map.of();
    }

    /**
     * Opens a service.
     *
     * @param account its settings and credentials
     * @return a config manager that the engine caches and closes
     */
    ConfigManager open(Account account);
}
