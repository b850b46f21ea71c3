package org.occopus.provider;

import org.occopus.credentials.SecretValues;
import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.config.ConfigState;

/** A config manager whose failures tell no secret of its login. */
record GuardedConfigManager(ConfigManager manager, SecretValues secrets) implements ConfigManager {

    @Override
    public void register(ConfigNode node, Deadline deadline) {
        guard(() -> manager.register(node, deadline));
    }

    @Override
    public ConfigState state(ConfigNode node, Deadline deadline) {
        return secrets.guard(() -> manager.state(node, deadline));
    }

    @Override
    public void forget(ConfigNode node, Deadline deadline) {
        guard(() -> manager.forget(node, deadline));
    }

    @Override
    public void forgetInfrastructure(ConfigNode node, Deadline deadline) {
        guard(() -> manager.forgetInfrastructure(node, deadline));
    }

    @Override
    public void close() {
        manager.close();
    }

    private void guard(Runnable call) {
        secrets.guard(() -> {
            call.run();
            return true;
        });
    }
}
