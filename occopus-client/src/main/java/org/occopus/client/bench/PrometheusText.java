package org.occopus.client.bench;

/** The one figure that is needed of the text format of Prometheus. */
final class PrometheusText {
    private static final String HEAP = "jvm_memory_used_bytes{";

    private PrometheusText() {}

    /** The heap in use, summed over its pools. */
    static double heapBytes(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(HEAP) && line.contains("area=\"heap\""))
                .mapToDouble(PrometheusText::value)
                .sum();
    }

    /** The value stands after the labels, before an optional time stamp. */
    private static double value(String line) {
        return Double.parseDouble(
                line.substring(line.lastIndexOf('}') + 1).strip().split(" ")[0]);
    }
}
