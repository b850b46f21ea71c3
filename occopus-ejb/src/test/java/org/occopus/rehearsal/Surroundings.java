package org.occopus.rehearsal;

import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.state.InfrastructureStore;
import org.occopus.testkit.FakeCloud;
import org.occopus.testkit.FakeConfigManager;
import org.occopus.testkit.FakeHealthCheck;

/** What one server sees of the world. */
public interface Surroundings {

    /** The database as the server sees it. */
    InfrastructureStore store(MemoryStore store);

    /** The cloud as the server sees it. */
    ResourceHandlerFactory cloud(FakeCloud cloud);

    /** The config manager as the server sees it. */
    default ConfigManagerFactory configManager(FakeConfigManager configManager) {
        return configManager;
    }

    /** The health check as the server sees it. */
    default HealthCheck healthCheck(FakeHealthCheck health) {
        return health;
    }

    /** The world as it is. */
    static Surroundings plain() {
        return new Surroundings() {
            @Override
            public InfrastructureStore store(MemoryStore store) {
                return store;
            }

            @Override
            public ResourceHandlerFactory cloud(FakeCloud cloud) {
                return cloud;
            }
        };
    }
}
