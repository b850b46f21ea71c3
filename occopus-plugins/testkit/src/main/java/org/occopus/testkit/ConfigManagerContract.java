package org.occopus.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.config.ConfigState;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.setting.Section;

/** What the engine relies on in every {@link ConfigManager}. */
public abstract class ConfigManagerContract {
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private static final String AWAITED = "service.port";

    private final Owner owner = Owners.any();
    private @Nullable ConfigManager manager;

    /**
     * The plugin under test.
     *
     * @return the same one within a test
     */
    protected abstract ConfigManagerFactory factory();

    /**
     * A {@code config_management} section that the service accepts, templates rendered.
     *
     * @return without {@code type}
     */
    protected abstract Section settings();

    /**
     * The account to test on.
     *
     * @return by default one without settings and credentials
     */
    protected Account account() {
        return new Account(Section.empty(), Section.empty());
    }

    /**
     * Tells whether there is a service that keeps nodes. Where there is none, a node counts as configured at once.
     *
     * @return by default true
     */
    protected boolean keepsNodes() {
        return true;
    }

    /**
     * Tells whether the service knows a node.
     *
     * @param node the node
     * @return by asking the service itself, not the config manager
     */
    protected abstract boolean knows(ConfigNode node);

    /**
     * Makes the service say that a node is configured.
     *
     * @param node a registered node
     */
    protected abstract void finish(ConfigNode node);

    /**
     * Makes the service keep an attribute of a node.
     *
     * @param node a registered node
     * @param name its parts separated by dots
     */
    protected abstract void publish(ConfigNode node, String name);

    /**
     * Tells whether the service keeps anything for an infrastructure as a whole.
     *
     * @param infrastructureId the infrastructure
     * @return by asking the service itself, not the config manager
     */
    protected abstract boolean knowsInfrastructure(String infrastructureId);

    @BeforeEach
    void open() {
        manager = factory().open(account());
    }

    @AfterEach
    void cleanUp() {
        manager().forget(node(), soon());
        manager().forgetInfrastructure(node(), soon());
        manager().close();
    }

    @Test
    void declaresItsSettings() {
        Declarations.check(factory().settings());
        Declarations.check(factory().credentialSettings());
        assertThat(factory().type()).matches("[a-z][a-z0-9_]*");
    }

    @Test
    void acceptsSettingsThatWork() {
        Declarations.checkAccepts(factory().settings(), settings());
        assertThat(factory().check(settings())).isEmpty();
    }

    @Test
    void knowsANodeOnceItIsRegistered() {
        manager().register(node(), soon());

        assertThat(knows(node())).isEqualTo(keepsNodes());
    }

    @Test
    void changesNothingWhenRegistrationIsRepeated() {
        manager().register(node(), soon());
        finish(node());
        manager().register(node(), soon());

        assertThat(manager().state(node(), soon())).isEqualTo(new ConfigState.Ready());
    }

    @Test
    void turnsFromPendingToReady() {
        manager().register(node(), soon());
        assertThat(manager().state(node(), soon()))
                .isEqualTo(keepsNodes() ? new ConfigState.Pending() : new ConfigState.Ready());
        finish(node());

        assertThat(manager().state(node(), soon())).isEqualTo(new ConfigState.Ready());
    }

    @Test
    void leavesNothingBehindWhenANodeIsForgotten() {
        manager().register(node(), soon());
        manager().forget(node(), soon());

        assertThat(knows(node())).isFalse();
    }

    @Test
    void staysPendingUntilAwaitedAttributesAreThere() {
        manager().register(awaitedNode(), soon());
        finish(awaitedNode());
        assertThat(manager().state(awaitedNode(), soon()))
                .isEqualTo(keepsNodes() ? new ConfigState.Pending() : new ConfigState.Ready());
        publish(awaitedNode(), AWAITED);

        assertThat(manager().state(awaitedNode(), soon())).isEqualTo(new ConfigState.Ready());
    }

    @Test
    void keepsAnInfrastructureUntilItsLastNodeIsForgotten() {
        ConfigNode other = new ConfigNode(Owners.siblingOf(owner), settings(), Map.of(), List.of());
        manager().register(node(), soon());
        manager().register(other, soon());
        manager().forget(node(), soon());
        manager().forgetInfrastructure(node(), soon());
        assertThat(knowsInfrastructure(owner.infrastructureId())).isEqualTo(keepsNodes());
        manager().forget(other, soon());
        manager().forgetInfrastructure(other, soon());

        assertThat(knowsInfrastructure(owner.infrastructureId())).isFalse();
    }

    @Test
    void forgetsUnknownNodesAndForgetsTwice() {
        manager().forget(node(), soon());

        assertThatCode(() -> manager().forget(node(), soon())).doesNotThrowAnyException();
    }

    @Test
    void returnsAtOnceWhenTheDeadlineHasPassed() {
        Deadline passed = Deadline.in(Duration.ZERO);
        Together.endsWithin(TOLERANCE, () -> failureOrAnswer(() -> manager().register(node(), passed)));
        Together.endsWithin(TOLERANCE, () -> failureOrAnswer(() -> manager().state(node(), passed)));
        Together.endsWithin(TOLERANCE, () -> failureOrAnswer(() -> manager().forget(node(), passed)));
    }

    private ConfigNode node() {
        return new ConfigNode(owner, settings(), Map.of(), List.of());
    }

    private ConfigNode awaitedNode() {
        return new ConfigNode(owner, settings(), Map.of(), List.of(AWAITED));
    }

    private ConfigManager manager() {
        return requireNonNull(manager, "The config manager is opened before each test");
    }

    private static void failureOrAnswer(Runnable call) {
        try {
            call.run();
        } catch (ProviderException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}
