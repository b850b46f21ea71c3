package org.occopus.rehearsal.rig;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.occopus.rehearsal.Rehearsal;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceState;
import org.occopus.testkit.FakeCall;
import org.occopus.testkit.FakeCloud;

/** What goes wrong in a run on the side of the cloud. */
final class CloudMischief {
    private final Random random;
    private final Rehearsal engine;
    private final Oracle oracle;

    CloudMischief(Random random, Rehearsal engine, Oracle oracle) {
        this.random = random;
        this.engine = engine;
        this.oracle = oracle;
    }

    /** Lets something go wrong, or go well again. */
    void happen(Happening happening) {
        switch (happening) {
            case FAILURE -> engine.cloud.failNext(any(FakeCall.values()), any(ProviderFailure.values()));
            case LOST_ANSWER -> engine.cloud.loseNextAnswer(any(FakeCall.values()));
            case REPEATED_CALL -> engine.cloud.repeatNext(any(FakeCall.values()));
            case THROTTLE -> engine.cloud.throttle(Duration.ofSeconds(random.nextInt(40)), 1 + random.nextInt(6));
            case CUT_OFF -> engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
            case RECONNECT -> engine.cloud.reconnect(FakeCloud.DEFAULT_ENDPOINT);
            case LIST_LAG -> engine.cloud.listLag(Duration.ofSeconds(random.nextInt(30)));
            case SLOW_DELETE -> engine.cloud.deleteAfter(Duration.ofSeconds(random.nextInt(60)));
            case STUCK_DELETE -> engine.cloud.stuckDelete(random.nextBoolean());
            case HALF_CREATION -> engine.cloud.breakNextCreateHalfway();
            case BOOT_FAILURE -> engine.cloud.failBoots(1 + random.nextInt(2));
            case FULL -> engine.cloud.capacity(2 + random.nextInt(6));
            case MACHINE_DIES -> machineDies();
            case MACHINE_FAILS -> machineFails();
            case CHECK_FAILS -> checkFails();
            case ALL_CHECKS_FAIL -> eachHost(host -> engine.health.fail(host, "told to fail"));
            case CONFIG_CALL_FAILS -> engine.configManager.failNext(any(ProviderFailure.values()));
            case CONFIG_FAILS -> configFails();
            case CHECK_PASSES -> checksPass();
            default -> throw new AssertionError(happening + " is not of the cloud");
        }
    }

    /** Nothing goes wrong any more. */
    void end() {
        engine.cloud.reconnect(FakeCloud.DEFAULT_ENDPOINT);
        engine.cloud.throttle(Duration.ZERO, 0);
        engine.cloud.listLag(Duration.ZERO);
        engine.cloud.deleteAfter(Duration.ZERO);
        engine.cloud.stuckDelete(false);
        engine.cloud.failBoots(0);
        engine.cloud.capacity(Integer.MAX_VALUE);
        checksPass();
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private void machineDies() {
        anyServer().ifPresent(server -> {
            oracle.excuse(server.owner().instanceId());
            engine.cloud.kill(server.owner().instanceId());
        });
    }

    private void machineFails() {
        anyServer().ifPresent(server -> {
            oracle.excuse(server.owner().instanceId());
            engine.cloud.force(server.owner().instanceId(), ResourceState.FAILED, "told to fail");
        });
    }

    private Optional<Resource> anyServer() {
        List<Resource> ours = engine.cloud.servers().stream()
                .filter(server ->
                        engine.store.instance(server.owner().instanceId()).isPresent())
                .toList();
        return ours.isEmpty() ? Optional.empty() : Optional.of(ours.get(random.nextInt(ours.size())));
    }

    private void checkFails() {
        anyServer()
                .flatMap(server -> server.addresses().stream().findFirst())
                .ifPresent(host -> engine.health.fail(host, "told to fail"));
    }

    private void checksPass() {
        eachHost(engine.health::pass);
    }

    private void eachHost(Consumer<String> what) {
        engine.cloud.servers().forEach(server -> server.addresses().forEach(what));
    }

    private void configFails() {
        registered().findFirst().ifPresent(node -> engine.configManager.fail(node, "told to fail"));
    }

    private Stream<String> registered() {
        return engine.configManager.registered().stream().sorted();
    }

    /** Time goes by, and so does configuration. */
    void configure() {
        registered().forEach(engine.configManager::finish);
    }
}
