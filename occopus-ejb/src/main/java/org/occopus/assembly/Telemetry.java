package org.occopus.assembly;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Phase;
import org.occopus.watching.Watchers;

/** Metrics by Micrometer, the same on every application server. */
@ApplicationScoped
public class Telemetry {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @EJB
    InfrastructureStore store;

    @Inject
    Watchers watchers;

    @PostConstruct
    void bind() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        bindWatchers();
        for (Phase phase : Phase.values()) {
            Gauge.builder("occopus.infrastructures", () -> count(phase))
                    .description("Infrastructures that are not destroyed")
                    .tag("state", phase.name())
                    .register(registry);
        }
    }

    private void bindWatchers() {
        Gauge.builder("occopus.watchers", watchers, Watchers::count)
                .description("Event streams that are open, and requests that wait for their end")
                .register(registry);
    }

    private long count(Phase phase) {
        return store.living().stream()
                .map(Infrastructure::phase)
                .filter(phase::equals)
                .count();
    }

    /** Where the engine's parts put their meters. */
    MeterRegistry registry() {
        return registry;
    }

    /** All meters in the Prometheus text format. */
    public String scrape() {
        return registry.scrape();
    }
}
