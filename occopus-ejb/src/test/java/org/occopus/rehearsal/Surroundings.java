package org.occopus.rehearsal;

import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.state.InfrastructureStore;
import org.occopus.testkit.FakeCloud;

/** What one server sees of the world. */
public interface Surroundings {

    /** The database as the server sees it. */
    InfrastructureStore store(MemoryStore store);

    /** The cloud as the server sees it. */
    ResourceHandlerFactory cloud(FakeCloud cloud);

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
