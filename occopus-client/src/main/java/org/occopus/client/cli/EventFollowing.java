package org.occopus.client.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.occopus.client.OccopusClient;
import org.occopus.client.Pause;
import org.occopus.client.ServerUnreachableException;
import org.occopus.client.state.EventPage;
import org.occopus.client.state.InfrastructureEvent;

/** Reads an event log page by page. */
final class EventFollowing {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final Duration RESTART_LIMIT = Duration.ofSeconds(60);

    private final OccopusClient client;
    private final String id;
    private long after;

    EventFollowing(OccopusClient client, String id) {
        this.client = client;
        this.id = id;
    }

    /** Everything up to now. */
    void catchUp(Consumer<String> lines) {
        EventPage page;
        do {
            page = client.events(id, after);
            page.events().forEach(event -> lines.accept(line(event)));
            after = Math.max(after, page.next());
        } while (!page.events().isEmpty());
    }

    /** Everything from the beginning until the infrastructure is gone. A server that restarts is waited for. */
    void follow(Duration interval, Consumer<String> lines) throws InterruptedException {
        boolean gone = isGone(lines);
        long answered = System.nanoTime();
        while (!gone) {
            Pause.of(interval);
            try {
                gone = isGone(lines);
                answered = System.nanoTime();
            } catch (ServerUnreachableException e) {
                if (System.nanoTime() - answered > RESTART_LIMIT.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /** The state is asked for first, so that the last events are among those that are read after it. */
    private boolean isGone(Consumer<String> lines) {
        boolean gone = client.status(id).state().isGone();
        catchUp(lines);
        return gone;
    }

    static String line(InfrastructureEvent event) {
        String at = event.at().map(TIME::format).orElse("");
        String subject = event.node().map(node -> " " + node).orElse("")
                + event.instance().map(instance -> "/" + shortened(instance)).orElse("");
        String who = event.who().map(name -> " (by " + name + ")").orElse("");
        return at + " " + event.kind() + subject + " " + event.message() + who;
    }

    private static String shortened(String instance) {
        return instance.length() > 8 ? instance.substring(0, 8) : instance;
    }
}
