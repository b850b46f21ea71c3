package org.occopus.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.resource.ResourceHandlerFactory;

/** The plugins by type. Immutable; two plugins of one type are refused at start. */
public final class PluginRegistry {
    private final Map<String, ResourceHandlerFactory> clouds;
    private final Map<String, Contextualiser> contextualisers;
    private final Map<String, ConfigManagerFactory> configManagers;
    private final List<HealthCheck> healthChecks;

    /**
     * @param clouds resource handler factories
     * @param contextualisers contextualisers
     * @param configManagers config manager factories
     * @param healthChecks health checks, in any order
     * @throws IllegalStateException when two of a kind have the same type
     */
    public PluginRegistry(
            Iterable<ResourceHandlerFactory> clouds,
            Iterable<Contextualiser> contextualisers,
            Iterable<ConfigManagerFactory> configManagers,
            Iterable<HealthCheck> healthChecks) {
        this.clouds = byType(clouds, ResourceHandlerFactory::type);
        this.contextualisers = byType(contextualisers, Contextualiser::type);
        this.configManagers = byType(configManagers, ConfigManagerFactory::type);
        this.healthChecks = byType(healthChecks, check -> check.setting().key()).values().stream()
                .sorted(Comparator.comparingInt(HealthCheck::order))
                .toList();
    }

    /**
     * The plugins that a container made, and those that only {@code META-INF/services} names: a server may keep plugins
     * where its container does not look for beans.
     *
     * @param clouds the container's resource handler factories; they may be its proxies
     * @param contextualisers the container's contextualisers
     * @param configManagers the container's config manager factories
     * @param healthChecks the container's health checks
     * @throws IllegalStateException when two of a kind have the same type and are not of the same class
     */
    public static PluginRegistry inContainer(
            Iterable<ResourceHandlerFactory> clouds,
            Iterable<Contextualiser> contextualisers,
            Iterable<ConfigManagerFactory> configManagers,
            Iterable<HealthCheck> healthChecks) {
        return new PluginRegistry(
                withServices(clouds, ResourceHandlerFactory.class),
                withServices(contextualisers, Contextualiser.class),
                withServices(configManagers, ConfigManagerFactory.class),
                withServices(healthChecks, HealthCheck.class));
    }

    private static <T> List<T> withServices(Iterable<T> beans, Class<T> contract) {
        List<T> plugins = new ArrayList<>();
        beans.forEach(plugins::add);
        ServiceLoader.load(contract).stream()
                .filter(service -> plugins.stream().noneMatch(service.type()::isInstance))
                .map(ServiceLoader.Provider::get)
                .forEach(plugins::add);
        return plugins;
    }

    /**
     * The plugins that the class path names in {@code META-INF/services}, for where no container looks for beans. They
     * declare; without a container some of them cannot open accounts.
     *
     * @throws IllegalStateException when two of a kind have the same type
     */
    public static PluginRegistry onClassPath() {
        return new PluginRegistry(
                ServiceLoader.load(ResourceHandlerFactory.class),
                ServiceLoader.load(Contextualiser.class),
                ServiceLoader.load(ConfigManagerFactory.class),
                ServiceLoader.load(HealthCheck.class));
    }

    private static <T> Map<String, T> byType(Iterable<T> plugins, Function<T, String> type) {
        Map<String, T> found = new TreeMap<>();
        for (T plugin : plugins) {
            T other = found.putIfAbsent(type.apply(plugin), plugin);
            if (other != null) {
                throw new IllegalStateException("Two plugins call themselves '" + type.apply(plugin) + "': "
                        + other.getClass().getName() + " and "
                        + plugin.getClass().getName() + ". Remove one of their jars.");
            }
        }
        return Map.copyOf(found);
    }

    /** The cloud of a {@code resource} section's type; empty when no plugin provides it. */
    public Optional<ResourceHandlerFactory> cloud(String type) {
        return Optional.ofNullable(clouds.get(type));
    }

    /** All types of clouds, sorted. */
    public SortedSet<String> cloudTypes() {
        return new TreeSet<>(clouds.keySet());
    }

    /** The contextualiser of a type; empty when no plugin provides it. */
    public Optional<Contextualiser> contextualiser(String type) {
        return Optional.ofNullable(contextualisers.get(type));
    }

    /** All types of contextualisation, sorted. */
    public SortedSet<String> contextualiserTypes() {
        return new TreeSet<>(contextualisers.keySet());
    }

    /** The config manager of a type; empty when no plugin provides it. */
    public Optional<ConfigManagerFactory> configManager(String type) {
        return Optional.ofNullable(configManagers.get(type));
    }

    /** All types of config managers, sorted. */
    public SortedSet<String> configManagerTypes() {
        return new TreeSet<>(configManagers.keySet());
    }

    /** All health checks, in the order in which they run. */
    public List<HealthCheck> healthChecks() {
        return healthChecks;
    }
}
