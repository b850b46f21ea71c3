package org.occopus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.resource.ResourceHandlerFactory;

class PluginRegistryTest {
    private static final PluginRegistry SERVICES = PluginRegistry.onClassPath();

    @Test
    void findsServicesThatTheContainerDoesNotKnow() {
        PluginRegistry registry = PluginRegistry.inContainer(List.of(), List.of(), List.of(), List.of());

        assertThat(registry.cloudTypes()).isEqualTo(SERVICES.cloudTypes()).isNotEmpty();
        assertThat(registry.contextualiserTypes())
                .isEqualTo(SERVICES.contextualiserTypes())
                .isNotEmpty();
        assertThat(registry.configManagerTypes())
                .isEqualTo(SERVICES.configManagerTypes())
                .isNotEmpty();
        assertThat(registry.healthChecks()).hasSameSizeAs(SERVICES.healthChecks());
    }

    @Test
    void prefersTheContainersBeanToTheServiceOfTheSameClass() {
        String type = SERVICES.cloudTypes().first();
        ResourceHandlerFactory bean = SERVICES.cloud(type).orElseThrow();

        PluginRegistry registry = PluginRegistry.inContainer(List.of(bean), List.of(), List.of(), List.of());

        assertThat(registry.cloud(type).map(found -> found == bean)).isEqualTo(Optional.of(true));
        assertThat(registry.cloudTypes()).isEqualTo(SERVICES.cloudTypes());
    }

    @Test
    void refusesTwoPluginsOfOneType() {
        Contextualiser first = SERVICES.contextualiser("basic").orElseThrow();
        Contextualiser second =
                PluginRegistry.onClassPath().contextualiser("basic").orElseThrow();

        assertThatThrownBy(() -> new PluginRegistry(List.of(), List.of(first, second), List.of(), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'basic'");
    }
}
