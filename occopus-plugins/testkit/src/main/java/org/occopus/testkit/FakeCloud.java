package org.occopus.testkit;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

/**
 * A cloud in memory that keeps the contract and obeys levers. Its machines go by the clock that it is given and nothing
 * else, so that a scenario runs the same each time; it starts no thread. One inventory holds the resources of all
 * endpoints; a handler sees those of its own. Thread-safe.
 */
public final class FakeCloud extends LeveredCloud implements ResourceHandlerFactory {
    private final String type;
    private final List<CreateRequest> requests = new CopyOnWriteArrayList<>();

    /**
     * A cloud of type {@code fake}.
     *
     * @param clock what boot times and lags go by
     */
    public FakeCloud(InstantSource clock) {
        this(clock, "fake");
    }

    /**
     * A cloud.
     *
     * @param clock what boot times and lags go by
     * @param type what users write as {@code type}
     */
    public FakeCloud(InstantSource clock, String type) {
        super(clock);
        this.type = requireNonNull(type, "type");
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional("endpoint", SettingType.TEXT, "Account at the fake cloud, 'fake' if left out.")
                        .asAccountKey(),
                Setting.optional("size", SettingType.TEXT, "Any text; the fake cloud ignores it."),
                Setting.optional("password", SettingType.TEXT, "Any text; the fake cloud ignores it.")
                        .asSecret());
    }

    @Override
    public List<Setting> credentialSettings() {
        return List.of();
    }

    @Override
    public AccountLimits limits() {
        return new AccountLimits(64, 10_000);
    }

    @Override
    public ResourceHandler open(Account account) {
        return new Handler(endpointOf(account.settings()));
    }

    private static String endpointOf(Section settings) {
        return settings.text("endpoint").orElse(DEFAULT_ENDPOINT);
    }

    /**
     * What exists now, at every endpoint.
     *
     * @return companions included, in the order of creation
     */
    public List<Resource> resources() {
        return inventory.all();
    }

    /**
     * The machines that exist now, at every endpoint.
     *
     * @return without companions, in the order of creation
     */
    public List<Resource> servers() {
        return resources().stream().filter(found -> !found.companion()).toList();
    }

    /**
     * The machine of a node instance.
     *
     * @param instanceId its token
     * @return empty when there is none now
     */
    public Optional<Resource> serverOf(String instanceId) {
        return servers().stream()
                .filter(found -> found.owner().instanceId().equals(instanceId))
                .findFirst();
    }

    /**
     * How many machines were ever made for a token.
     *
     * @param instanceId the token
     * @return 0 or 1, or this cloud is broken
     */
    public int created(String instanceId) {
        return inventory.created(instanceId);
    }

    /**
     * What was asked for, whether it succeeded or not.
     *
     * @return create requests in the order in which they came
     */
    public List<CreateRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * How often something was called, failures included.
     *
     * @param call which call
     * @return since the start or {@link #forgetCalls()}
     */
    public int calls(FakeCall call) {
        return levers.calls(call);
    }

    /** Starts counting calls anew. */
    public void forgetCalls() {
        levers.forgetCalls();
    }

    private final class Handler implements ResourceHandler {
        private final String endpoint;

        Handler(String endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public Resource create(CreateRequest request) {
            requests.add(request);
            return levers.pass(
                    FakeCall.CREATE, endpoint, request.deadline(), () -> inventory.create(request.owner(), endpoint));
        }

        @Override
        public Optional<Resource> describe(ResourceId id, Deadline deadline) {
            return levers.pass(FakeCall.DESCRIBE, endpoint, deadline, () -> inventory.describe(id, endpoint));
        }

        @Override
        public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
            return levers.pass(FakeCall.LIST, endpoint, deadline, () -> inventory.list(tag, endpoint));
        }

        @Override
        public Deletion delete(ResourceId id, Deadline deadline) {
            return levers.pass(FakeCall.DELETE, endpoint, deadline, () -> inventory.delete(id, endpoint));
        }
    }
}
