package org.occopus.client.snippets;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.occopus.client.DescriptionRefusedException;
import org.occopus.client.EventFeed;
import org.occopus.client.InfrastructureHandle;
import org.occopus.client.InfrastructureManager;
import org.occopus.client.NotFoundException;
import org.occopus.client.OccopusClient;
import org.occopus.client.OccopusException;
import org.occopus.client.Retry;
import org.occopus.client.Submission;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.state.InfrastructureEvent;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.NodeStatus;

/** What the Javadoc shows. Each region stands in a method that says what it needs and what comes of it. */
public final class ShopSnippets {
    private final URI server;

    /** For a server that runs. */
    public ShopSnippets(URI server) {
        this.server = server;
    }

    /** Builds and scales. */
    public String build(Path definitions, Path description) throws InterruptedException {
        // @start region="build"
        OccopusClient client = OccopusClient.builder().server(server).build();
        client.definitions().store(DescriptorBundle.load(definitions));
        Submission submission = client.submit(DescriptorBundle.load(description));
        InfrastructureHandle shop = client.infrastructure(submission.id());
        shop.awaitReady(Duration.ofMinutes(10));
        client.scaleTo(shop.id(), "app", 3);
        // @end
        return shop.id();
    }

    /** Waits, and counts what is ready. */
    public int await(InfrastructureHandle shop) throws InterruptedException {
        // @start region="await"
        InfrastructureStatus status = shop.awaitReady(Duration.ofMinutes(10));
        int ready = status.nodes().stream().mapToInt(NodeStatus::ready).sum();
        // @end
        return ready;
    }

    /** Reads what has happened so far. */
    public List<InfrastructureEvent> events(InfrastructureHandle shop) {
        List<InfrastructureEvent> seen = new ArrayList<>();
        // @start region="events"
        EventFeed<InfrastructureEvent> feed = shop.events();
        feed.catchUp(event -> seen.add(event));
        long last = feed.last(); // where another feed goes on: shop.events().after(last)
        // @end
        shop.events().after(last).catchUp(seen::add);
        return seen;
    }

    /** Listens until the infrastructure is gone. */
    public List<InfrastructureEvent> listen(InfrastructureHandle shop) throws InterruptedException {
        List<InfrastructureEvent> seen = new ArrayList<>();
        // @start region="stream"
        try (EventFeed<InfrastructureEvent> feed = shop.events()) {
            feed.follow(event -> seen.add(event)); // until the shop is gone, or another thread closes the feed
        }
        // @end
        return seen;
    }

    /** The operations of the original's Python API. */
    public String manage(DescriptorBundle description) throws InterruptedException {
        OccopusClient client = OccopusClient.builder().server(server).build();
        // @start region="manager"
        InfrastructureManager manager = new InfrastructureManager(client);
        String id = manager.submitInfrastructure(description);
        manager.startProvisioning(id);
        manager.get(id).awaitReady(Duration.ofMinutes(10));
        manager.suspend(id); // nothing at all is done
        manager.resume(id);
        manager.stopProvisioning(id, Duration.ofMinutes(1));
        manager.tearDown(id);
        manager.get(id).awaitDestroyed(Duration.ofMinutes(10));
        // @end
        return id;
    }

    /** Tells what to do about a refusal. */
    public String problems(DescriptorBundle description) {
        OccopusClient client = OccopusClient.builder().server(server).build();
        String advice;
        // @start region="problems"
        try {
            advice = client.submit(description).id();
        } catch (DescriptionRefusedException e) {
            advice = e.problems().getFirst().location();
        } catch (NotFoundException e) {
            advice = "there is no such thing: " + e.getMessage();
        } catch (OccopusException e) {
            advice = e.retry() == Retry.LATER ? "try again" : "change something: " + e.slug();
        }
        // @end
        return advice;
    }
}
