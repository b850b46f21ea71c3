package org.occopus.maintenance;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.occopus.definition.NodeDefinition;
import org.occopus.plan.Pace;
import org.occopus.provider.HealthChecks;
import org.occopus.provider.Providers;
import org.occopus.resolution.NodeResolver;
import org.occopus.state.InfrastructureStore;

/**
 * What maintenance works with.
 *
 * @param server this server process, as the owner of leases; a UUID, new at every start
 * @param store where infrastructures are kept
 * @param definitions node definitions by name
 * @param resolver resolves node instances
 * @param providers calls to clouds
 * @param healthChecks the installed health checks
 * @param pace how fast
 * @param clock the engine's time
 * @param executor runs calls; unbounded, a thread each
 * @param passExecutor runs passes, which never wait for calls
 * @param alarm wakes later
 */
public record MaintenanceSetup(
        String server,
        InfrastructureStore store,
        Function<String, Optional<NodeDefinition>> definitions,
        NodeResolver resolver,
        Providers providers,
        HealthChecks healthChecks,
        Pace pace,
        InstantSource clock,
        Executor executor,
        Executor passExecutor,
        Alarm alarm) {

    /** Puts maintenance together; nothing runs until it is woken. */
    public Maintenance maintenance() {
        var calls = new Calls(store, new InstanceCalls(providers, healthChecks, store, pace, clock), clock, executor);
        var launches = new Launches(resolver, definitions, providers, healthChecks);
        var pass = new MaintenancePass(server, store, pace, launches, calls, clock);
        return new Maintenance(pass, passExecutor, alarm, clock);
    }
}
