package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.state.InfrastructureStore;
import org.occopus.testkit.FakeCloud;

/** The time that a call may take begins when its turn comes, however long it waited for others of its account. */
class TurnScenario {
    private static final Duration DELETE_BUDGET = Duration.ofMinutes(2);

    /** Looks at calls from the time before they wait for their turn. */
    private static final class Onlooker implements Surroundings {
        private final List<Deadline> waiting = new ArrayList<>();
        private final List<Deadline> given = new ArrayList<>();

        @Override
        public InfrastructureStore store(MemoryStore store) {
            return store;
        }

        @Override
        public ResourceHandlerFactory cloud(FakeCloud cloud) {
            return seen(ResourceHandlerFactory.class, cloud);
        }

        private <T> T seen(Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().equals("credentialSettings")) {
                            waiting.add(Deadline.in(DELETE_BUDGET));
                        }
                        if (method.getName().equals("delete")) {
                            given.add((Deadline) arguments[1]);
                        }
                        try {
                            Object answer = method.invoke(real, arguments);
                            return method.getName().equals("open")
                                    ? seen(ResourceHandler.class, (ResourceHandler) answer)
                                    : answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }

    @Test
    void doesNotCountTheTimeThatADeletionWaitedForItsTurn() {
        Onlooker onlooker = new Onlooker();
        Rehearsal engine = new Rehearsal(onlooker);
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.run();
        engine.infrastructures.destroy(id);
        engine.run();

        assertThat(onlooker.given).hasSize(1);
        Duration given = onlooker.given.getLast().remaining();
        assertThat(given).isGreaterThanOrEqualTo(onlooker.waiting.getLast().remaining());
    }
}
