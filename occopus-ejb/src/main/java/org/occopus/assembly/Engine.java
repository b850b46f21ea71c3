package org.occopus.assembly;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.occopus.access.AccessSettings;
import org.occopus.access.ApiTokens;
import org.occopus.access.Authentication;
import org.occopus.access.TokenStore;
import org.occopus.cost.Costs;
import org.occopus.credentials.Sealer;
import org.occopus.credentials.SecretKeyText;
import org.occopus.definition.NodeDefinitionStore;
import org.occopus.definition.NodeDefinitions;
import org.occopus.explanation.Explanations;
import org.occopus.infrastructure.DryRuns;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.infrastructure.Recovery;
import org.occopus.infrastructure.Suspension;
import org.occopus.infrastructure.Views;
import org.occopus.maintenance.Maintenance;
import org.occopus.maintenance.MaintenanceSetup;
import org.occopus.maintenance.OrphanSweep;
import org.occopus.notification.Deliveries;
import org.occopus.notification.NotificationSettings;
import org.occopus.notification.NotificationStore;
import org.occopus.notification.Notifications;
import org.occopus.provider.CredentialCheck;
import org.occopus.provider.HealthChecks;
import org.occopus.provider.Providers;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.DescriptionCheck;
import org.occopus.resolution.NodeResolver;
import org.occopus.resolution.TemplateCommands;
import org.occopus.scaling.Scaling;
import org.occopus.schema.JsonSchemas;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.LeaseTerms;
import org.occopus.storage.DatabaseSettings;
import org.occopus.watching.Watchers;

/** Makes the engine's parts, each once, from what the container finds. */
@ApplicationScoped
public class Engine {
    @EJB
    InfrastructureStore infrastructureStore;

    @EJB
    NodeDefinitionStore definitionStore;

    @EJB
    NotificationStore notificationStore;

    @EJB
    TokenStore tokenStore;

    @Inject
    InstantSource clock;

    private final ServerSettings settings = ServerSettings.of(System.getenv(), System.getProperties());
    private final String server = UUID.randomUUID().toString();

    private static TemplateCommands commands() {
        return TemplateCommands.of(System.getenv(TemplateCommands.VARIABLE));
    }

    @Produces
    @Singleton
    Sealer sealer() {
        return new Sealer(SecretKeyText.read(System.getenv(), System.getProperties()));
    }

    @Produces
    @Singleton
    AccessSettings access() {
        return AccessSettings.of(System.getenv(), System.getProperties());
    }

    @Produces
    @Singleton
    ServerSettings settings() {
        return settings;
    }

    @Produces
    @Singleton
    ApiTokens tokens() {
        return new ApiTokens(tokenStore, new SecureRandom(), clock);
    }

    @Produces
    @Singleton
    LeaseTerms leaseTerms() {
        return settings.leaseTerms();
    }

    @Produces
    @Singleton
    Authentication authentication(AccessSettings access, ApiTokens tokens) {
        return new Authentication(access, tokens, clock);
    }

    @Produces
    @Singleton
    DatabaseSettings database() {
        return DatabaseSettings.of(System.getenv(), System.getProperties());
    }

    @Produces
    @Singleton
    LeaseHolder leaseHolder(DatabaseSettings database) {
        return new LeaseHolder(server, infrastructureStore, database);
    }

    @Produces
    @Singleton
    PluginRegistry plugins(
            Instance<ResourceHandlerFactory> clouds,
            Instance<Contextualiser> contextualisers,
            Instance<ConfigManagerFactory> configManagers,
            Instance<HealthCheck> healthChecks) {
        return PluginRegistry.inContainer(clouds, contextualisers, configManagers, healthChecks);
    }

    @Produces
    @Singleton
    JsonSchemas schemas(PluginRegistry plugins) {
        return new JsonSchemas(plugins);
    }

    @Produces
    @Singleton
    Providers providers(PluginRegistry plugins, Credentials credentials) {
        return new Providers(plugins, credentials.source(), clock);
    }

    void close(@Disposes Providers providers) {
        providers.close();
    }

    @Produces
    @Singleton
    NodeDefinitions definitions(PluginRegistry plugins) {
        return new NodeDefinitions(definitionStore, plugins, infrastructureStore::uses);
    }

    @Produces
    @Singleton
    Maintenance maintenance(PluginRegistry plugins, Providers providers, NodeDefinitions definitions, Threads threads) {
        return new MaintenanceSetup(
                        server,
                        infrastructureStore,
                        definitions::find,
                        new NodeResolver(plugins, new SecureRandom(), commands()),
                        providers,
                        new HealthChecks(plugins.healthChecks()),
                        settings.pace(),
                        clock,
                        threads.executor(),
                        threads.passExecutor(),
                        threads.alarm(clock))
                .maintenance();
    }

    @Produces
    @Singleton
    OrphanSweep orphanSweep(Providers providers, Threads threads) {
        return new OrphanSweep(infrastructureStore, providers, clock, threads.executor());
    }

    @Produces
    @Singleton
    DescriptionCheck descriptionCheck(PluginRegistry plugins, Credentials credentials) {
        CredentialCheck logins = new CredentialCheck(plugins, credentials.source());
        return new DescriptionCheck(
                plugins, commands(), node -> logins.problems(node.resource(), node.configManagement()));
    }

    @Produces
    @Singleton
    Infrastructures infrastructures(NodeDefinitions definitions, DescriptionCheck check, Maintenance maintenance) {
        return new Infrastructures(infrastructureStore, definitions, check, maintenance, clock);
    }

    @Produces
    @Singleton
    DryRuns dryRuns(NodeDefinitions definitions, DescriptionCheck check) {
        return new DryRuns(definitions, check);
    }

    @Produces
    @Singleton
    Views views(Infrastructures infrastructures) {
        return new Views(infrastructures, infrastructureStore);
    }

    @Produces
    @Singleton
    Suspension suspension(Infrastructures infrastructures) {
        return new Suspension(infrastructures, clock);
    }

    @Produces
    @Singleton
    Watchers watchers(Threads threads) {
        return new Watchers(infrastructureStore, threads.executor(), threads.alarm(clock), clock);
    }

    @Produces
    @Singleton
    Recovery recovery(Infrastructures infrastructures) {
        return new Recovery(infrastructures, infrastructureStore, clock);
    }

    @Produces
    @Singleton
    Explanations explanations(Infrastructures infrastructures, Maintenance maintenance) {
        return new Explanations(infrastructures, maintenance, infrastructureStore);
    }

    @Produces
    @Singleton
    Costs costs(Infrastructures infrastructures, Providers providers, Threads threads) {
        return new Costs(infrastructures::report, infrastructureStore::resolved, providers, threads.executor());
    }

    @Produces
    @Singleton
    Scaling scaling(Infrastructures infrastructures) {
        return new Scaling(infrastructures, clock);
    }

    private static NotificationSettings notificationSettings() {
        return NotificationSettings.of(System.getenv());
    }

    @Produces
    @Singleton
    Notifications notifications(Infrastructures infrastructures) {
        return new Notifications(infrastructures, notificationStore, notificationSettings(), clock);
    }

    @Produces
    @Singleton
    Deliveries deliveries(Threads threads) {
        return new Deliveries(notificationStore, notificationSettings(), threads.executor(), clock);
    }
}
