package org.occopus.client.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the figures were measured on; figures of different machines do not compare. */
final class Machine {
    private Machine() {}

    static Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("cores", Runtime.getRuntime().availableProcessors());
        memoryMebibytes().ifPresent(memory -> members.put("memory_mib", memory));
        members.put("client_jvm", System.getProperty("java.vm.name", "") + " " + Runtime.version());
        members.put("os", System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
        members.put("architecture", System.getProperty("os.arch", ""));
        return members;
    }

    private static Optional<Long> memoryMebibytes() {
        Path file = Path.of("/proc/meminfo");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
