package org.occopus.plugins.puppet;

import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.config.ConfigState;

/** There is no server that could know a node, so every node counts as configured; its health checks tell more. */
final class PuppetSoloConfigManager implements ConfigManager {

    @Override
    public void register(ConfigNode node, Deadline deadline) {}

    @Override
    public ConfigState state(ConfigNode node, Deadline deadline) {
        return new ConfigState.Ready();
    }

    @Override
    public void forget(ConfigNode node, Deadline deadline) {}
}
