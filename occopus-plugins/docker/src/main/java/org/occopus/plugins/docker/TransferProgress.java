package org.occopus.plugins.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.occopus.spi.Deadline;

/**
 * Condenses the hundreds of lines of a pull: one line when a layer changes its state, and at most one a second for the
 * tenths of a state that takes long.
 */
final class TransferProgress {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TENTHS = 10;

    private final String image;
    private final Consumer<String> lines;
    private final Map<String, Stage> stages = new HashMap<>();
    private Deadline nextTenth = Deadline.in(PAUSE);

    private record Stage(String status, long tenths) {}

    TransferProgress(String image, Consumer<String> lines) {
        this.image = image;
        this.lines = lines;
    }

    /** Takes one line of Docker's answer. */
    void show(JsonNode line) {
        String layer = line.path("id").asText("");
        String status = line.path("status").asText("");
        var stage = new Stage(status, tenths(line.path("progressDetail")));
        Stage last = stages.getOrDefault(layer, new Stage("", 0));
        if (!status.isEmpty() && !status.equals(last.status())) {
            tell(layer, stage, status);
        } else if (stage.tenths() > last.tenths() && nextTenth.hasPassed()) {
            nextTenth = Deadline.in(PAUSE);
            tell(layer, stage, status + " " + stage.tenths() * TENTHS + " %");
        }
    }

    private void tell(String layer, Stage stage, String words) {
        stages.put(layer, stage);
        lines.accept(image + ": " + (layer.isEmpty() ? "" : layer + " ") + words);
    }

    private static long tenths(JsonNode detail) {
        long total = detail.path("total").asLong(0);
        return total > 0 ? detail.path("current").asLong(0) * TENTHS / total : 0;
    }
}
