package org.occopus.client.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.occopus.client.OccopusClient;
import org.occopus.client.OccopusException;
import org.occopus.client.Pause;
import org.occopus.client.SubmitOptions;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InfrastructureSummary;

/** Builds what is measured, waits for it, and takes all of it away again. */
final class Workbench {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Short against what is measured, long enough to leave the server its processors. */
    private static final Duration POLL = Duration.ofMillis(25);

    private final OccopusClient client;
    private final Set<String> built = new HashSet<>();

    Workbench(OccopusClient client) {
        this.client = client;
    }

    OccopusClient client() {
        return client;
    }

    void importDefinitions() {
        client.definitions().store(BenchDescriptions.definitions());
    }

    String submit(DescriptorBundle description, boolean maintained) {
        String id =
                client.submit(description, new SubmitOptions(maintained, true)).id();
        built.add(id);
        return id;
    }

    /** Waits until all of them stand; the list of infrastructures is the cheapest thing to ask for. */
    void awaitRunning(Set<String> ids) throws InterruptedException {
        awaitRunning(ids, POLL);
    }

    /** As {@link #awaitRunning(Set)}, looking at this interval. */
    void awaitRunning(Set<String> ids, Duration poll) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!running(ids).containsAll(ids)) {
            refuseLate(end, ids.size() + " infrastructures to stand");
            Pause.of(poll);
        }
    }

    private Set<String> running(Set<String> ids) {
        Set<String> running = new HashSet<>();
        for (InfrastructureSummary summary : client.infrastructures()) {
            if (summary.state() == InfrastructureState.RUNNING) {
                running.add(summary.id());
            } else if (ids.contains(summary.id()) && summary.state() != InfrastructureState.BUILDING) {
                throw new BenchException("Infrastructure " + summary.id() + " is " + summary.state() + ".");
            }
        }
        return running;
    }

    InfrastructureStatus await(String id, Predicate<InfrastructureStatus> wanted) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        InfrastructureStatus status = client.status(id);
        while (!wanted.test(status)) {
            refuseLate(end, "infrastructure " + id);
            Pause.of(POLL);
            status = client.status(id);
        }
        return status;
    }

    private static void refuseLate(long end, String what) {
        if (System.nanoTime() > end) {
            throw new BenchException("Waited " + LIMIT.toMinutes() + " minutes in vain for " + what + ".");
        }
    }

    /** Destroys everything that was built so far and waits until it is gone. */
    void clear() throws InterruptedException {
        List<String> ids = new ArrayList<>(built);
        ids.forEach(client::destroy);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (client.infrastructures().stream().map(InfrastructureSummary::id).anyMatch(built::contains)) {
            refuseLate(end, "the end of " + ids.size() + " infrastructures");
            Pause.of(POLL);
        }
        built.clear();
    }

    void forgetDefinitions() {
        List.of(BenchDescriptions.PLAIN, BenchDescriptions.SLOW, BenchDescriptions.PINGED)
                .forEach(this::forget);
    }

    private void forget(String definition) {
        try {
            client.definitions().delete(definition);
        } catch (OccopusException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }
}
