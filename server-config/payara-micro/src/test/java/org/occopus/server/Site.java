package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.occopus.client.OccopusClient;
import org.occopus.client.OccopusException;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.InfrastructureEvent;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.SimulatedResource;

/** One test's view of a running server. Its end destroys every infrastructure that lives there. */
final class Site implements AutoCloseable {
    /** What a creation without an answer may have made is looked for through a minute before its end is believed. */
    static final Duration LIMIT = Duration.ofSeconds(150);

    private final RunningServer server;
    private final Rest rest;
    private final OccopusClient client;

    Site(RunningServer server) {
        this.server = server;
        this.rest = new Rest(server.baseUri());
        this.client = OccopusClient.builder().server(server.baseUri()).build();
    }

    RunningServer server() {
        return server;
    }

    Rest rest() {
        return rest;
    }

    OccopusClient client() {
        return client;
    }

    void define(String yaml) {
        client.definitions().store(DescriptorBundle.of("node_definitions.yaml", yaml));
    }

    /** Submits as {@code curl} does and returns the id. */
    String submit(String yaml) {
        JsonObject answer = rest.post("/infrastructures/", yaml).ok();
        return answer.requiredText("infraid");
    }

    /** Submits and waits until every node is ready. */
    String build(String yaml) {
        String id = submit(yaml);
        assertThat(settled(id).state()).isEqualTo(InfrastructureState.RUNNING);
        return id;
    }

    /** The status once nothing is left to do. */
    InfrastructureStatus settled(String id) {
        return await(id, InfrastructureStatus::isSettled);
    }

    InfrastructureStatus await(String id, Predicate<InfrastructureStatus> wanted) {
        try {
            return client.await(id, wanted, LIMIT, status -> {});
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    InfrastructureStatus awaitDestroyed(String id) {
        return await(id, status -> status.state() == InfrastructureState.DESTROYED);
    }

    /** What the simulated cloud has of an infrastructure. */
    List<SimulatedResource> inventory(String id) {
        return client.simulator().resources(id);
    }

    /** All events of an infrastructure, in order. */
    List<InfrastructureEvent> events(String id) {
        List<InfrastructureEvent> all = new ArrayList<>();
        List<InfrastructureEvent> page = client.events(id, 0).events();
        while (!page.isEmpty()) {
            all.addAll(page);
            page = client.events(id, page.getLast().number()).events();
        }
        return all;
    }

    @Override
    public void close() {
        List<String> left =
                client.infrastructures().stream().map(summary -> summary.id()).toList();
        left.forEach(this::destroy);
        left.forEach(this::awaitDestroyed);
    }

    private void destroy(String id) {
        try {
            client.destroy(id);
        } catch (OccopusException e) {
            // It may have come to its end between the list and this request.
            assertThat(e.slug()).isEqualTo("infrastructure-unknown");
        }
    }
}
