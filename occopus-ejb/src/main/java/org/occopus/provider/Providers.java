package org.occopus.provider;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.occopus.credentials.CredentialSource;
import org.occopus.credentials.SecretValues;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;

/** Calls to provider accounts, each opened once and kept within its limits. Thread-safe. */
public final class Providers implements AutoCloseable {
    private final PluginRegistry plugins;
    private final CredentialSource credentials;
    private final InstantSource clock;
    private final Map<String, OpenAccount> accounts = new ConcurrentHashMap<>();
    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();
    private final Map<String, ConfigManager> configManagers = new ConcurrentHashMap<>();

    /**
     * @param plugins the clouds and config managers that are there
     * @param credentials where credentials come from
     * @param clock the engine's time
     */
    public Providers(PluginRegistry plugins, CredentialSource credentials, InstantSource clock) {
        this.plugins = plugins;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * The key of the account that a resource section belongs to.
     *
     * @param resource a {@code resource} section
     * @throws ProviderException with kind {@code REFUSED} when no plugin provides its type
     */
    public String accountKey(Map<String, Object> resource) {
        Section section = new Section(resource);
        ResourceHandlerFactory cloud = cloud(section);
        return AccountKeys.keyOf(cloud.type(), AccountKeys.accountSettings(section, cloud.settings()));
    }

    /**
     * Calls the account of a resource section, waiting for its turn.
     *
     * @param resource a {@code resource} section
     * @param call what to ask
     * @return the answer
     * @throws ProviderException when the call fails, or cannot be made
     * @throws CallPostponed when no call may be made to the account or its endpoint for now
     */
    public <T> T call(Map<String, Object> resource, Function<ResourceHandler, T> call) {
        Section section = new Section(resource);
        ResourceHandlerFactory cloud = cloud(section);
        Section login = login("resource", section);
        requireCredentials(cloud, section, login);
        return SecretValues.of(login, cloud.credentialSettings())
                .guard(() -> open(cloud, section, login).call(call));
    }

    /**
     * Whether the cloud of a resource section can be asked what a resource has cost.
     *
     * @param resource a {@code resource} section
     * @throws ProviderException with kind {@code REFUSED} when no plugin provides its type
     */
    public boolean tellsCosts(Map<String, Object> resource) {
        return cloud(new Section(resource)).tellsCosts();
    }

    private OpenAccount open(ResourceHandlerFactory cloud, Section resource, Section login) {
        Section settings = AccountKeys.accountSettings(resource, cloud.settings());
        String key = AccountKeys.keyOf(cloud.type(), settings) + "/"
                + AccountKeys.digest(login.values().toString());
        return accounts.computeIfAbsent(
                key,
                absent -> new OpenAccount(
                        cloud.open(new Account(settings, login)), cloud.limits(), circuit(cloud, settings), clock));
    }

    private Circuit circuit(ResourceHandlerFactory cloud, Section settings) {
        String endpoint =
                cloud.type() + settings.text("endpoint").map(" at "::concat).orElse("");
        return circuits.computeIfAbsent(endpoint, name -> new Circuit("The cloud " + name, clock));
    }

    private ResourceHandlerFactory cloud(Section resource) {
        String type = resource.required("type");
        return plugins.cloud(type)
                .orElseThrow(() -> new ProviderException(
                        ProviderFailure.REFUSED,
                        "",
                        "No plugin provides resources of type '" + type + "'. Installed are " + plugins.cloudTypes()
                                + "; put its jar into the server."));
    }

    /** Authentication data may have become ambiguous after an infrastructure was submitted. */
    private Section login(String kind, Section section) {
        try {
            return credentials.find(kind, section);
        } catch (ProblemException e) {
            throw new ProviderException(ProviderFailure.UNAUTHORISED, "", e.getMessage(), e);
        }
    }

    private static void requireCredentials(ResourceHandlerFactory cloud, Section resource, Section login) {
        if (cloud.needsCredentials() && login.values().isEmpty()) {
            throw new ProviderException(
                    ProviderFailure.UNAUTHORISED, "", CredentialCheck.missing("resource", resource));
        }
    }

    /**
     * The config manager of a section.
     *
     * @param section a {@code config_management} section, rendered
     * @throws ProviderException with kind {@code REFUSED} when no plugin provides its type
     */
    public ConfigManager configManager(Map<String, Object> section) {
        Section settings = new Section(section);
        String type = settings.required("type");
        ConfigManagerFactory factory = plugins.configManager(type)
                .orElseThrow(() -> new ProviderException(
                        ProviderFailure.REFUSED,
                        "",
                        "No plugin provides config management of type '" + type + "'. Installed are "
                                + plugins.configManagerTypes() + "; put its jar into the server."));
        Section account = AccountKeys.accountSettings(settings, factory.settings());
        Section login = login("config_management", settings);
        String key = AccountKeys.keyOf(type, account) + "/"
                + AccountKeys.digest(login.values().toString());
        SecretValues secrets = SecretValues.of(login, factory.credentialSettings());
        return configManagers.computeIfAbsent(
                key,
                absent -> new GuardedConfigManager(
                        secrets.guard(() -> factory.open(new Account(account, login))), secrets));
    }

    /** Ends all connections. */
    @Override
    public void close() {
        accounts.values().forEach(OpenAccount::close);
        configManagers.values().forEach(ConfigManager::close);
    }
}
