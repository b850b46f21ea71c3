package org.occopus.offline;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.occopus.resolution.TemplateCommands;

/**
 * How long it takes to validate a description of 1,000 nodes and 5,000 edges, and how much memory. Run by hand:
 * {@code java -Xmx200m -cp … org.occopus.offline.ValidationBench} with the test class path.
 */
final class ValidationBench {
    private static final int NODES = 1000;
    private static final int ROUNDS = 30;
    private static final double NANOS_A_MILLI = 1e6;
    private static final double BYTES_A_MEGABYTE = 1e6;

    private ValidationBench() {}

    public static void main(String[] arguments) {
        List<Descriptor> files = LargeDescription.of(NODES);
        Validation validation = new Validation(CommandRun.PLUGINS, TemplateCommands.off());
        double first = milliseconds(validation, files);
        IntStream.range(0, ROUNDS).forEach(round -> milliseconds(validation, files));
        double[] sorted = IntStream.range(0, ROUNDS)
                .mapToDouble(round -> milliseconds(validation, files))
                .sorted()
                .toArray();
        double peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                .printf(
                        "first %.0f ms; after warm-up: least %.0f, median %.0f, most %.0f ms; peak of all memory pools"
                                + " %.0f MB%n",
                        first, sorted[0], sorted[ROUNDS / 2], sorted[ROUNDS - 1], peak / BYTES_A_MEGABYTE);
    }

    private static double milliseconds(Validation validation, List<Descriptor> files) {
        long start = System.nanoTime();
        List<FileReport> reports = validation.of(files);
        long taken = System.nanoTime() - start;
        if (!reports.stream().allMatch(FileReport::isValid)) {
            throw new IllegalStateException(String.join("\n", ReportText.lines(reports)));
        }
        return taken / NANOS_A_MILLI;
    }
}
