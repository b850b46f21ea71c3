package org.occopus.assembly;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.occopus.maintenance.Maintenance;
import org.occopus.maintenance.OrphanSweep;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureStore;
import org.occopus.storage.DatabaseSettings;
import org.occopus.storage.RequestListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One timer per maintained infrastructure, and what keeps these in step with the database: every server has the timers
 * of all infrastructures, the lease decides who acts. Timers are not persistent; they are made anew at start, which is
 * also how interrupted work is taken up again.
 */
@Singleton
@Startup
@DependsOn("Database")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MaintenanceTimers {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceTimers.class);
    private static final String SUPERVISION = "supervision";

    @Resource
    TimerService timerService;

    @EJB
    InfrastructureStore store;

    @Inject
    Maintenance maintenance;

    @Inject
    OrphanSweep orphanSweep;

    @Inject
    Threads threads;

    @Inject
    DatabaseSettings database;

    @Inject
    ServerSettings settings;

    @Inject
    LeaseHolder leaseHolder;

    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private Optional<RequestListener> listener = Optional.empty();

    @PostConstruct
    void start() {
        RequestListener hears = new RequestListener(database, maintenance::wake, maintenance::wakeAll);
        listener = Optional.of(hears);
        threads.executor().execute(hears);
        LOG.info("This server holds leases as {}", leaseHolder.server());
        long millis = settings.leaseTerms().renewal().toMillis();
        timerService.createIntervalTimer(0, millis, new TimerConfig(SUPERVISION, false));
    }

    @Timeout
    void tick(Timer timer) {
        String info = (String) timer.getInfo();
        if (!info.equals(SUPERVISION)) {
            maintenance.wake(info);
            return;
        }
        try {
            supervise();
        } catch (EJBException noDatabase) {
            // A timer that fails too often is given up by some servers.
            LOG.warn("The database can not be used; it is tried again: {}", noDatabase.getMessage());
        }
    }

    /** Takes up what is to be done, and drops the timers of what is not. */
    private void supervise() {
        maintenance.renewLeases(leaseHolder::renew);
        leaseHolder.unheld().forEach(maintenance::wake);
        Set<String> maintained = new HashSet<>();
        Set<String> active = new HashSet<>();
        for (Infrastructure infrastructure : store.living()) {
            if (infrastructure.isActive()) {
                active.add(infrastructure.id());
                if (infrastructure.maintained()) {
                    maintained.add(infrastructure.id());
                } else {
                    maintenance.wake(infrastructure.id());
                }
            }
        }
        maintained.forEach(id -> timers.computeIfAbsent(id, this::timer));
        timers.entrySet().removeIf(entry -> isOver(entry, maintained));
        maintenance.retain(active);
    }

    /** Spread over the interval: after a start they would all fire at once. */
    private Timer timer(String infrastructureId) {
        long millis = settings.pace().interval().toMillis();
        long first = Math.floorMod(infrastructureId.hashCode(), millis);
        return timerService.createIntervalTimer(first, millis, new TimerConfig(infrastructureId, false));
    }

    private static boolean isOver(Map.Entry<String, Timer> entry, Set<String> maintained) {
        if (maintained.contains(entry.getKey())) {
            return false;
        }
        entry.getValue().cancel();
        return true;
    }

    /** Deletes what nobody claims. */
    @Schedule(hour = "*", minute = "*", second = "30", persistent = false, info = "orphan sweep")
    void sweep() {
        threads.executor().execute(orphanSweep::sweepInBackground);
    }

    @PreDestroy
    void stop() {
        listener.ifPresent(RequestListener::close);
        threads.stop();
        try {
            LOG.info("Handed {} infrastructures over", leaseHolder.release());
        } catch (SQLException noDatabase) {
            LOG.info("The leases were not given back; they lapse: {}", noDatabase.getMessage());
        }
    }
}
