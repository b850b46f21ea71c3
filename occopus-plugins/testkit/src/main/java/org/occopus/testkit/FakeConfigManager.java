package org.occopus.testkit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.config.ConfigState;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

/** A config manager in memory, of type {@code fake}, whose nodes are configured when it is told so. Thread-safe. */
public final class FakeConfigManager implements ConfigManagerFactory {
    private final Map<String, ConfigState> states = new HashMap<>();
    private final Map<String, String> infrastructures = new HashMap<>();
    private final Map<String, Set<String>> published = new HashMap<>();
    private final Set<String> environments = new HashSet<>();
    private final Deque<ProviderFailure> failures = new ArrayDeque<>();

    @Override
    public String type() {
        return "fake";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.optional("endpoint", SettingType.TEXT, "Any text; the fake ignores it.")
                .asAccountKey());
    }

    @Override
    public List<Setting> credentialSettings() {
        return List.of();
    }

    @Override
    public Map<String, Object> templateVariables(Section configManagement) {
        return Map.of(
                "fake_config",
                Map.of("endpoint", configManagement.text("endpoint").orElse("")));
    }

    @Override
    public ConfigManager open(Account account) {
        return new Service();
    }

    /**
     * Makes the next call of any kind fail without effect.
     *
     * @param kind how
     */
    public synchronized void failNext(ProviderFailure kind) {
        failures.add(kind);
    }

    /**
     * Makes a registered node configured.
     *
     * @param instanceId its id
     */
    public void finish(String instanceId) {
        put(instanceId, new ConfigState.Ready());
    }

    /**
     * Makes the configuration of a registered node fail.
     *
     * @param instanceId its id
     * @param reason what the service says
     */
    public void fail(String instanceId, String reason) {
        put(instanceId, new ConfigState.Failed(reason));
    }

    /**
     * Sets an attribute of a registered node.
     *
     * @param instanceId its id
     * @param name the attribute
     */
    public synchronized void publish(String instanceId, String name) {
        published.computeIfAbsent(instanceId, id -> new HashSet<>()).add(requireNonNull(name, "name"));
    }

    /**
     * The infrastructures that nodes were registered for and that are not forgotten.
     *
     * @return their ids
     */
    public synchronized Set<String> environments() {
        return Set.copyOf(environments);
    }

    /**
     * The failures that no call has met yet.
     *
     * @return how many
     */
    public synchronized int failuresLeft() {
        return failures.size();
    }

    /**
     * The node instances that are registered now.
     *
     * @return their ids
     */
    public synchronized Set<String> registered() {
        return Set.copyOf(states.keySet());
    }

    private synchronized void put(String instanceId, ConfigState state) {
        states.replace(instanceId, requireNonNull(state, "state"));
    }

    private synchronized void failIfAsked() {
        Optional.ofNullable(failures.poll()).ifPresent(kind -> {
            throw new ProviderException(kind, kind.name(), "Fake config manager: told to fail");
        });
    }

    private synchronized void register(Owner owner) {
        environments.add(owner.infrastructureId());
        infrastructures.put(owner.instanceId(), owner.infrastructureId());
        states.putIfAbsent(owner.instanceId(), new ConfigState.Pending());
    }

    private synchronized ConfigState state(ConfigNode node) {
        String instanceId = node.owner().instanceId();
        ConfigState state = Optional.ofNullable(states.get(instanceId))
                .orElseThrow(() -> new ProviderException(
                        ProviderFailure.REFUSED,
                        "unknown",
                        "Fake config manager: " + instanceId + " is not registered"));
        boolean complete = published.getOrDefault(instanceId, Set.of()).containsAll(node.awaited());
        return state instanceof ConfigState.Ready && !complete ? new ConfigState.Pending() : state;
    }

    private synchronized void forget(String instanceId) {
        states.remove(instanceId);
        infrastructures.remove(instanceId);
        published.remove(instanceId);
    }

    private synchronized void forgetInfrastructure(String infrastructureId) {
        if (!infrastructures.containsValue(infrastructureId)) {
            environments.remove(infrastructureId);
        }
    }

    private final class Service implements ConfigManager {
        @Override
        public void register(ConfigNode node, Deadline deadline) {
            failIfAsked();
            FakeConfigManager.this.register(node.owner());
        }

        @Override
        public ConfigState state(ConfigNode node, Deadline deadline) {
            failIfAsked();
            return FakeConfigManager.this.state(node);
        }

        @Override
        public void forget(ConfigNode node, Deadline deadline) {
            failIfAsked();
            FakeConfigManager.this.forget(node.owner().instanceId());
        }

        @Override
        public void forgetInfrastructure(ConfigNode node, Deadline deadline) {
            failIfAsked();
            FakeConfigManager.this.forgetInfrastructure(node.owner().infrastructureId());
        }
    }
}
