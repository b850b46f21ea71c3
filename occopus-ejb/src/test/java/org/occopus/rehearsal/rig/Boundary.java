package org.occopus.rehearsal.rig;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.occopus.rehearsal.MemoryStore;
import org.occopus.rehearsal.Surroundings;
import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;
import org.occopus.testkit.FakeCloud;
import org.occopus.testkit.FakeConfigManager;
import org.occopus.testkit.FakeHealthCheck;

/**
 * The rim of one server process. Each call to the database, a cloud, a config manager or a node crosses it twice, before
 * the effect and after it, and at any crossing the process can end, or something else happen meanwhile.
 */
final class Boundary implements Surroundings {
    private final Flaws flaws;
    private final Promises promises;
    private int crossings;
    private int eventAt = Integer.MAX_VALUE;
    private Runnable event = () -> {};
    private Consumer<String> creations = token -> {};
    private boolean dead;

    /**
     * @param flaws what is wrong with the process
     * @param promises takes what users are promised
     */
    Boundary(Flaws flaws, Promises promises) {
        this.flaws = flaws;
        this.promises = promises;
    }

    /** How often something crossed so far. */
    int crossings() {
        return crossings;
    }

    /** Ends the process when it comes to cross once more after that many crossings. */
    void dieAfter(int more) {
        interrupt(more, () -> {
            dead = true;
            throw new Killed();
        });
    }

    /** Lets something happen in the middle of the process's work, after that many more crossings. */
    void interrupt(int more, Runnable meanwhile) {
        eventAt = crossings + more;
        event = meanwhile;
    }

    /** Tells of every creating or registering call that is made from now on, by its token. */
    void watchCreations(Consumer<String> watcher) {
        creations = watcher;
    }

    private void cross() {
        if (dead) {
            throw new Killed();
        }
        if (crossings++ == eventAt) {
            event.run();
        }
    }

    private <T> T across(Supplier<T> effect) {
        cross();
        T answer = effect.get();
        cross();
        return answer;
    }

    @Override
    public InfrastructureStore store(MemoryStore store) {
        return proxy(InfrastructureStore.class, flaws.store(store), this::across);
    }

    private Object across(Object store, Method method, Object[] arguments) throws Throwable {
        List<Promise> made = new ArrayList<>();
        Object[] passed = method.getName().equals("request") ? overhearing(arguments, made) : arguments;
        cross();
        Object answer = answerOf(store, method, passed);
        cross();
        made.forEach(promises::acknowledged);
        return answer;
    }

    @SuppressWarnings("unchecked")
    private Object[] overhearing(Object[] arguments, List<Promise> made) {
        String id = (String) arguments[0];
        Function<Snapshot, Requested> request = (Function<Snapshot, Requested>) arguments[1];
        Function<Snapshot, Requested> overheard = snapshot -> {
            Requested requested = request.apply(snapshot);
            made.clear();
            made.add(promises.of(id, requested));
            return requested;
        };
        return new Object[] {id, overheard};
    }

    @Override
    public ResourceHandlerFactory cloud(FakeCloud cloud) {
        return new CloudFront(flaws.cloud(cloud), Rim::new);
    }

    @Override
    public ConfigManagerFactory configManager(FakeConfigManager configManager) {
        return proxy(ConfigManagerFactory.class, configManager, this::opened);
    }

    private Object opened(Object factory, Method method, Object[] arguments) throws Throwable {
        Object answer = answerOf(factory, method, arguments);
        return answer instanceof ConfigManager manager ? proxy(ConfigManager.class, manager, this::called) : answer;
    }

    @Override
    public HealthCheck healthCheck(FakeHealthCheck health) {
        return proxy(HealthCheck.class, health, this::called);
    }

    /** What goes out of the process has a deadline. */
    private Object called(Object target, Method method, Object[] arguments) throws Throwable {
        boolean goesOut = List.of(method.getParameterTypes()).contains(Deadline.class);
        if (!goesOut) {
            return answerOf(target, method, arguments);
        }
        cross();
        if (method.getName().equals("register")) {
            creations.accept(((ConfigNode) arguments[0]).owner().instanceId());
        }
        Object answer = answerOf(target, method, arguments);
        cross();
        return answer;
    }

    @FunctionalInterface
    private interface Passage {
        Object through(Object target, Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Passage passage) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> passage.through(target, method, arguments)));
    }

    private static Object answerOf(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class Rim implements ResourceHandler {
        private final ResourceHandler cloud;

        Rim(ResourceHandler cloud) {
            this.cloud = cloud;
        }

        @Override
        public Resource create(CreateRequest request) {
            return across(() -> {
                creations.accept(request.token());
                return cloud.create(request);
            });
        }

        @Override
        public Optional<Resource> describe(ResourceId id, Deadline deadline) {
            return across(() -> cloud.describe(id, deadline));
        }

        @Override
        public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
            return across(() -> cloud.listOwned(tag, deadline));
        }

        @Override
        public Deletion delete(ResourceId id, Deadline deadline) {
            return across(() -> cloud.delete(id, deadline));
        }
    }
}
