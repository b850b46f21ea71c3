package org.occopus.client.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.occopus.client.state.InfrastructureEvent;

/** An event on one line. */
final class EventText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private EventText() {}

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
