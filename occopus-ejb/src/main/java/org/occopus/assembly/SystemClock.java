package org.occopus.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The engine's time in a server; tests set theirs. */
@ApplicationScoped
public class SystemClock {

    /** The machine's clock. */
    @Produces
    @Singleton
    public InstantSource clock() {
        return InstantSource.system();
    }
}
