package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.JsonText;

/** OpenStack's nova-compute, the processes that start servers: held for a while, or told to take none. */
final class ComputeService {
    private static final Path RECORDS = Path.of("/var/lib/openstack-lab/run");
    private static final String BINARY = "nova-compute";
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the 22nd field, the 20th after the name in brackets.
    private static final int START_TIME = 19;

    private final TestCloud cloud;
    private final List<String> pids;

    private ComputeService(TestCloud cloud, List<String> pids) {
        this.cloud = cloud;
        this.pids = List.copyOf(pids);
    }

    /** Finds the processes, or skips the test and says why. */
    static ComputeService orSkip(TestCloud cloud) {
        List<String> pids = new ArrayList<>();
        try (Stream<Path> files = Files.isDirectory(RECORDS) ? Files.list(RECORDS) : Stream.empty()) {
            for (Path file : files.filter(ComputeService::isRecord).toList()) {
                String[] pidAndStart = Files.readString(file).strip().split(" ");
                if (startOf(pidAndStart[0]).equals(pidAndStart[1])) {
                    pids.add(pidAndStart[0]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assumeFalse(pids.isEmpty(), "skipped: " + RECORDS + " names no running nova-compute to hold");
        return new ComputeService(cloud, pids);
    }

    private static boolean isRecord(Path file) {
        return file.getFileName().toString().matches(BINARY + ".*\\.pid");
    }

    /** Tells a process from a later one with the same id. */
    private static String startOf(String pid) throws IOException {
        Path file = Path.of("/proc", pid, "stat");
        if (!Files.exists(file)) {
            return "";
        }
        String text = Files.readString(file);
        return text.substring(text.lastIndexOf(')') + 2).split(" ")[START_TIME];
    }

    /** Nothing is started or deleted until {@link #goOn()}; Nova notices after a minute. */
    void hold() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            List<String> command = new ArrayList<>(List.of("kill", "-" + name));
            command.addAll(pids);
            Process kill = new ProcessBuilder(command).inheritIO().start();
            assertThat(kill.waitFor()).as("%s", command).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on Nova finds no host for a new server. */
    void refuseServers() {
        change("disable");
    }

    void takeServers() {
        change("enable");
    }

    private void change(String verb) {
        var services = cloud.byAdministrator("LAB_EP_NOVA", "/os-services?binary=" + BINARY);
        for (JsonObject service :
                JsonObject.parse(cloud.send(services.GET()).body()).objects("services")) {
            var host = BodyPublishers.ofString(
                    JsonText.compact(Map.of("host", service.requiredText("host"), "binary", BINARY)));
            cloud.send(
                    cloud.byAdministrator("LAB_EP_NOVA", "/os-services/" + verb).PUT(host));
        }
    }
}
