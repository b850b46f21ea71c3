package org.occopus.client.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.occopus.client.EventFeed;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.JsonText;
import org.occopus.client.json.YamlText;
import org.occopus.client.state.InfrastructureEvent;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what happened to an infrastructure, oldest first.",
            "With --follow -o json every event is one line of JSON."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  occopus events shop",
            "  occopus events -i shop --follow",
            "  occopus events shop --after 120 -o json"
        })
final class EventsCommand implements Callable<Integer> {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Option(names = "--follow", description = "Go on until the infrastructure is gone, or Ctrl-C.")
    boolean follow;

    @Option(names = "--after", paramLabel = "NUMBER", description = "Only events after the one with this number.")
    long after;

    @Mixin
    OutputOption output = new OutputOption();

    EventsCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        EventFeed<JsonObject> events =
                infrastructure.find(servers).eventDocuments().after(after);
        if (!follow) {
            show(events);
            return ExitCode.DONE;
        }
        invocation.interrupts().guard();
        try {
            events.follow(INTERVAL, event -> {
                showOne(event);
                endWithItsReader(events);
            });
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            return invocation.interrupts().exitCode();
        }
    }

    /** Who reads may leave, as {@code head} does. */
    private void endWithItsReader(EventFeed<JsonObject> events) {
        if (invocation.terminal().out().checkError()) {
            events.close();
        }
    }

    private void show(EventFeed<JsonObject> events) {
        List<JsonObject> all = new ArrayList<>();
        events.catchUp(all::add);
        output.print(
                invocation.terminal(),
                Map.of("events", all),
                () -> all.stream().map(EventsCommand::line).toList());
    }

    private void showOne(JsonObject event) {
        Terminal terminal = invocation.terminal();
        terminal.print(
                switch (output.format) {
                    case table -> line(event);
                    case json -> JsonText.compact(event);
                    case yaml -> YamlText.of(List.of(event)).stripTrailing();
                });
    }

    private static String line(JsonObject event) {
        return EventText.line(InfrastructureEvent.from(event));
    }
}
