package org.occopus.plugins.puppet;

import java.util.List;
import java.util.Map;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ConfigManagerContract;

final class PuppetSoloContractTest extends ConfigManagerContract {

    @Override
    protected ConfigManagerFactory factory() {
        return new PuppetSoloFactory();
    }

    @Override
    protected Section settings() {
        return new Section(Map.of(
                "manifests", List.of("https://example.org/init.pp"),
                "modules", List.of("puppetlabs-mysql"),
                "attributes", List.of(Map.of("dbuser", "x"))));
    }

    @Override
    protected boolean keepsNodes() {
        return false;
    }

    @Override
    protected boolean knows(ConfigNode node) {
        return false;
    }

    @Override
    protected void finish(ConfigNode node) {}

    @Override
    protected void publish(ConfigNode node, String name) {}

    @Override
    protected boolean knowsInfrastructure(String infrastructureId) {
        return false;
    }
}
