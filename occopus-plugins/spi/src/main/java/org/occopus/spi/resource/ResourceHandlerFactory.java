package org.occopus.spi.resource;

import java.util.List;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/**
 * A kind of cloud. Implementations are application scoped CDI beans without state; the provider's client library is
 * loaded in {@link #open(Account)}, not before, so that an unused cloud costs no start-up time.
 */
public interface ResourceHandlerFactory {

    /**
     * What users write as {@code type} of a {@code resource} section.
     *
     * @return for example {@code ec2}
     */
    String type();

    /**
     * The keys of a {@code resource} section but for {@code type}, required ones first, in the order in which messages
     * list them.
     *
     * @return the declaration
     */
    List<Setting> settings();

    /**
     * The keys of the matching {@code auth_data}. When one is required, nodes without credentials are refused.
     *
     * @return empty when this cloud knows no credentials
     */
    List<Setting> credentialSettings();

    /**
     * Whether sections without credentials are refused. A cloud that takes one of several forms of login, none of whose
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
     * Looks for problems that the declaration cannot tell. Called only when no required key is missing; values may
     * still hold template expressions.
     *
     * @param resource the {@code resource} section
     * @return empty when there is none
     */
    default List<SettingProblem> check(Section resource) {
        return List.of();
    }

    /**
     * Looks for problems of what contextualisation made, such as more than the cloud takes. Called when a description is
     * submitted, with placeholders for the ids and addresses that are not known yet.
     *
     * @param resource the {@code resource} section, templates rendered
     * @param userData for one node instance
     * @return empty when there is none; the paths are not used
     */
    default List<SettingProblem> checkUserData(Section resource, UserData userData) {
        return List.of();
    }

    /**
     * Whether this cloud can be asked what a resource has cost.
     *
     * @return whether handlers answer {@link ResourceHandler#cost}
     */
    default boolean tellsCosts() {
        return false;
    }

    /**
     * How hard one account may be pressed, unless the server's configuration says otherwise.
     *
     * @return the provider's documented limits, or a careful guess
     */
    AccountLimits limits();

    /**
     * Opens an account. Makes no call to the provider.
     *
     * @param account its settings and credentials
     * @return a handler that the engine caches and closes
     * @throws org.occopus.spi.failure.ProviderException with kind {@code UNAUTHORISED} or {@code REFUSED} when settings
     *     or credentials cannot be used
     */
    ResourceHandler open(Account account);
}
