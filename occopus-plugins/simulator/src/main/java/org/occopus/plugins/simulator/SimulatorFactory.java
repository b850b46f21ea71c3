package org.occopus.plugins.simulator;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/** A cloud that lives in the server, to try Occopus on, to rehearse on, and to test with. Needs no account. */
@ApplicationScoped
public class SimulatorFactory implements ResourceHandlerFactory {
    @Inject
    DataSource dataSource;

    @Inject
    InstantSource clock;

    private @Nullable Simulator simulator;

    /** For the container, and for whoever wants the declarations only: without the container there are no accounts. */
    public SimulatorFactory() {}

    private SimulatorFactory(Simulator simulator) {
        this.simulator = simulator;
    }

    /**
     * A cloud without a database.
     *
     * @param clock what boot times and lags go by
     * @return a cloud that ends with the process
     */
    public static SimulatorFactory inMemory(InstantSource clock) {
        return new SimulatorFactory(Simulator.inMemory(clock));
    }

    /**
     * A cloud in a database.
     *
     * @param dataSource gives connections that commit each statement; the schema is there
     * @param clock what boot times and lags go by
     * @return a cloud that it shares with every other one on the same database
     */
    public static SimulatorFactory on(DataSource dataSource, InstantSource clock) {
        return new SimulatorFactory(Simulator.on(dataSource, clock));
    }

    @PostConstruct
    void connect() {
        simulator = Simulator.on(dataSource, clock);
    }

    /**
     * The cloud behind all accounts of this factory.
     *
     * @return always the same
     */
    public Simulator simulator() {
        return requireNonNull(simulator, "The container has not started this bean");
    }

    @Override
    public String type() {
        return "simulator";
    }

    @Override
    public List<Setting> settings() {
        return SimulatorSettings.declared();
    }

    @Override
    public List<Setting> credentialSettings() {
        return List.of();
    }

    @Override
    public List<SettingProblem> check(Section resource) {
        return SimulatorSettings.problems(resource);
    }

    @Override
    public AccountLimits limits() {
        return new AccountLimits(128, 100_000);
    }

    @Override
    public ResourceHandler open(Account account) {
        return new SimulatorResourceHandler(simulator(), SimulatorSettings.endpoint(account.settings()));
    }
}
