package org.occopus.testkit;

import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.setting.Section;

final class FakeConfigManagerContractTest extends ConfigManagerContract {
    private final FakeConfigManager service = new FakeConfigManager();

    @Override
    protected ConfigManagerFactory factory() {
        return service;
    }

    @Override
    protected Section settings() {
        return Section.empty();
    }

    @Override
    protected boolean knows(ConfigNode node) {
        return service.registered().contains(node.owner().instanceId());
    }

    @Override
    protected void finish(ConfigNode node) {
        service.finish(node.owner().instanceId());
    }

    @Override
    protected void publish(ConfigNode node, String name) {
        service.publish(node.owner().instanceId(), name);
    }

    @Override
    protected boolean knowsInfrastructure(String infrastructureId) {
        return service.environments().contains(infrastructureId);
    }
}
