package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.json.JsonObject;

/** The tour and the measurements against a real server, one after the other, as a new user runs them. */
class QuickstartIT {
    private static final Pattern DESTROY = Pattern.compile("destroy -i ([0-9a-f-]{36})");

    @TempDir
    Path directory;

    @Test
    void leavesTheExampleOfTheTourAndNothingOfTheMeasurements() throws IOException {
        try (var server = RunningServer.start(directory.resolve("home"))) {
            var launcher = Launcher.of(directory, server);
            String id = tour(launcher);
            assertThat(launcher.run("status", "-i", id).ok().output()).contains("RUNNING");
            launcher.run("bench", "--quick", "--json", "figures.json").ok();
            assertThat(JsonObject.parse(Files.readString(directory.resolve("figures.json")))
                            .objects("measurements"))
                    .isNotEmpty();
            assertThat(launcher.run("maintain", "-l").ok().output())
                    .contains(id)
                    .hasLineCount(2);
            launcher.run("destroy", "-i", id).ok();
        }
    }

    private static String tour(Launcher launcher) {
        String told = launcher.run("quickstart").ok().output();
        assertThat(told).contains("Healed: app/").contains("exactly 5 machines exist");
        Matcher destroy = DESTROY.matcher(told);
        assertThat(destroy.find()).as(told).isTrue();
        return destroy.group(1);
    }
}
