package org.occopus.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.Deadline;
import org.occopus.spi.Templates;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;

/** Plugins reduced to what they declare: their own checks are code, which no schema can hold. */
final class DeclaredOnly {
    private DeclaredOnly() {}

    static PluginRegistry of(PluginRegistry plugins) {
        Stream<ResourceHandlerFactory> clouds = plugins.cloudTypes().stream()
                .map(type -> new Cloud(plugins.cloud(type).orElseThrow()));
        Stream<Contextualiser> contextualisers = plugins.contextualiserTypes().stream()
                .map(type -> new Context(plugins.contextualiser(type).orElseThrow()));
        Stream<ConfigManagerFactory> managers = plugins.configManagerTypes().stream()
                .map(type -> new Manager(plugins.configManager(type).orElseThrow()));
        Stream<HealthCheck> checks = plugins.healthChecks().stream().map(Health::new);
        return new PluginRegistry(clouds.toList(), contextualisers.toList(), managers.toList(), checks.toList());
    }

    private record Cloud(ResourceHandlerFactory real) implements ResourceHandlerFactory {
        @Override
        public String type() {
            return real.type();
        }

        @Override
        public List<Setting> settings() {
            return real.settings();
        }

        @Override
        public List<Setting> credentialSettings() {
            return real.credentialSettings();
        }

        @Override
        public AccountLimits limits() {
            return real.limits();
        }

        @Override
        public ResourceHandler open(Account account) {
            throw new UnsupportedOperationException("only declared");
        }
    }

    private record Manager(ConfigManagerFactory real) implements ConfigManagerFactory {
        @Override
        public String type() {
            return real.type();
        }

        @Override
        public List<Setting> settings() {
            return real.settings();
        }

        @Override
        public List<Setting> credentialSettings() {
            return real.credentialSettings();
        }

        @Override
        public ConfigManager open(Account account) {
            throw new UnsupportedOperationException("only declared");
        }
    }

    private record Context(Contextualiser real) implements Contextualiser {
        @Override
        public String type() {
            return real.type();
        }

        @Override
        public List<Setting> settings() {
            return real.settings();
        }

        @Override
        public UserData contextualise(Section contextualisation, Templates templates) {
            return real.contextualise(contextualisation, templates);
        }
    }

    private record Health(HealthCheck real) implements HealthCheck {
        @Override
        public Setting setting() {
            return real.setting();
        }

        @Override
        public int order() {
            return real.order();
        }

        @Override
        public Optional<Object> defaultValue() {
            return real.defaultValue();
        }

        @Override
        public boolean asksForAnything(Object value) {
            return real.asksForAnything(value);
        }

        @Override
        public HealthResult run(HealthTarget target, Object value, Deadline deadline) {
            throw new UnsupportedOperationException("only declared");
        }
    }
}
