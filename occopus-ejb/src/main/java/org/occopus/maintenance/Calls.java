package org.occopus.maintenance;

import static java.util.Objects.requireNonNull;

import com.google.common.cache.CacheBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.occopus.node.NodeInstance;
import org.occopus.plan.Step;
import org.occopus.provider.CallPostponed;
import org.occopus.resolution.ResolvedNode;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the calls of a plan, each on a thread of its own, and puts what came of them into the mailbox. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final int MOST_SECTIONS = 10_000;

    private final InfrastructureStore store;
    private final InstanceCalls instanceCalls;
    private final InstantSource clock;
    private final Executor executor;
    /**
     * Resource sections of the instances whose accounts are listed, by instance id; what an instance was made of never
     * changes. Not by account: another node's section may choose another login of the same account.
     */
    private final Map<String, Map<String, Object>> sections = CacheBuilder.newBuilder()
            .maximumSize(MOST_SECTIONS)
            .<String, Map<String, Object>>build()
            .asMap();

    Calls(InfrastructureStore store, InstanceCalls instanceCalls, InstantSource clock, Executor executor) {
        this.store = store;
        this.instanceCalls = instanceCalls;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * Starts calls; returns at once. Every call ends with exactly one fact. When the database fails, none is started.
     *
     * @param snapshot what the calls are based on
     * @param calls what to ask
     * @param fresh what was resolved in this very pass, by instance id
     * @param memory is told which calls are under way
     * @param mailbox takes the facts, from any thread
     */
    void start(
            Snapshot snapshot,
            List<Step.Call> calls,
            Map<String, ResolvedNode> fresh,
            Memory memory,
            Consumer<Fact> mailbox) {
        Map<String, NodeInstance> instances = new HashMap<>();
        snapshot.instances().forEach(instance -> instances.put(instance.id(), instance));
        Map<String, ResolvedNode> resolved = resolvedFor(calls, fresh);
        Map<Step.Call, Supplier<Fact>> prepared = new LinkedHashMap<>();
        calls.forEach(call -> prepared.put(call, work(snapshot, call, instances, resolved, memory)));
        prepared.forEach((call, work) -> {
            executor.execute(() -> make(call, work, mailbox));
            memory.begin(about(call));
        });
    }

    private Map<String, ResolvedNode> resolvedFor(List<Step.Call> calls, Map<String, ResolvedNode> fresh) {
        Set<String> ids = new HashSet<>();
        for (Step.Call call : calls) {
            if (call instanceof Step.InstanceCall one) {
                ids.add(one.instanceId());
            }
        }
        ids.removeAll(fresh.keySet());
        Map<String, ResolvedNode> all = new HashMap<>(fresh);
        if (!ids.isEmpty()) {
            all.putAll(store.resolved(ids));
        }
        return all;
    }

    private Map<String, Object> section(String instanceId, Map<String, ResolvedNode> resolved) {
        ResolvedNode known = resolved.get(instanceId);
        return (known != null
                        ? known
                        : requireNonNull(store.resolved(Set.of(instanceId)).get(instanceId)))
                .resource();
    }

    private static String anyOf(String accountKey, Map<String, NodeInstance> instances) {
        return instances.values().stream()
                .filter(instance -> instance.resource()
                        .accountKey()
                        .filter(accountKey::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Supplier<Fact> work(
            Snapshot snapshot,
            Step.Call call,
            Map<String, NodeInstance> instances,
            Map<String, ResolvedNode> resolved,
            Memory memory) {
        String infrastructureId = snapshot.infrastructure().id();
        return switch (call) {
            case Step.ListAccount list -> {
                String sample = anyOf(list.accountKey(), instances);
                Map<String, Object> resource = sections.computeIfAbsent(sample, id -> section(id, resolved));
                yield () -> instanceCalls.list(infrastructureId, list.accountKey(), resource);
            }
            case Step.InstanceCall one -> {
                NodeInstance instance = requireNonNull(instances.get(one.instanceId()));
                ResolvedNode node = requireNonNull(resolved.get(one.instanceId()));
                boolean effectless = memory.isEffectless(instance.id());
                yield () -> instanceCalls.call(one.kind(), snapshot.infrastructure(), instance, node, effectless);
            }
        };
    }

    /** Even when a class is missing or memory runs out, a call ends with a fact: what it was about must not stay busy. */
    private void make(Step.Call call, Supplier<Fact> work, Consumer<Fact> mailbox) {
        try {
            mailbox.accept(guarded(call, work));
        } catch (Error fatal) {
            mailbox.accept(broken(call, fatal));
            throw fatal;
        }
    }

    /** The rim of the engine towards plugins: a defect of a plugin must end as a fact, not as a lost call. */
    private Fact guarded(Step.Call call, Supplier<Fact> work) {
        try {
            return work.get();
        } catch (CallPostponed postponed) {
            return new Fact.Postponed(about(call), postponed.until(), postponed.getMessage(), postponed.silent());
        } catch (ProviderException failure) {
            LOG.debug("{} failed", call, failure);
            return failed(call, failure);
        } catch (RuntimeException defect) {
            LOG.error("{} failed unexpectedly", call, defect);
            return broken(call, defect);
        }
    }

    private Fact broken(Step.Call call, Throwable defect) {
        return failed(
                call,
                new ProviderException(
                        ProviderFailure.OUTCOME_UNKNOWN,
                        "",
                        "The server failed to " + call.name() + " it: " + defect.getMessage() + ". Its log tells more.",
                        defect));
    }

    private static String about(Step.Call call) {
        return switch (call) {
            case Step.ListAccount list -> list.accountKey();
            case Step.InstanceCall one -> one.instanceId();
        };
    }

    private Fact failed(Step.Call call, ProviderException failure) {
        Instant now = clock.instant();
        return switch (call) {
            case Step.ListAccount list -> new Fact.ListFailed(list.accountKey(), failure, now);
            case Step.InstanceCall one -> new Fact.CallFailed(one.instanceId(), failure, now);
        };
    }
}
