package org.occopus.client.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.occopus.client.description.DescriptorBundle;

/** The descriptions that are measured with. */
final class BenchDescriptions {
    static final String PLAIN = "occopus_bench_plain";
    static final String SLOW = "occopus_bench_slow";
    static final String PINGED = "occopus_bench_pinged";

    /** How long the slow cloud takes to answer a create call. */
    static final int SLOW_MILLISECONDS = 200;

    private BenchDescriptions() {}

    static DescriptorBundle definitions() {
        return DescriptorBundle.of(
                "bench-definitions.yaml",
                definition(PLAIN, "", false)
                        + definition(SLOW, "\n      create_latency_ms: " + SLOW_MILLISECONDS, false)
                        + definition(PINGED, "", true));
    }

    private static String definition(String name, String extra, boolean ping) {
        return """
                'node_def:%s':
                  - resource:
                      type: simulator
                      endpoint: %s%s
                    contextualisation:
                      type: cloudinit
                      context_template: |
                        #cloud-config
                        hostname: "{{ name }}"
                    health_check:
                      ping: %s
                """.formatted(name, name, extra, ping);
    }

    static DescriptorBundle independent(int nodes, String type) {
        return infrastructure(nodes, type, "[]");
    }

    /** Every node needs the one before it. */
    static DescriptorBundle chain(int nodes) {
        String edges = IntStream.range(1, nodes)
                .mapToObj(number -> "\n  - connection: [ *N" + number + ", *N" + (number - 1) + " ]")
                .collect(Collectors.joining());
        return infrastructure(nodes, PLAIN, edges);
    }

    private static DescriptorBundle infrastructure(int nodes, String type, String dependencies) {
        String list = IntStream.range(0, nodes)
                .mapToObj(number -> "  - &N" + number + "\n    name: n" + number + "\n    type: " + type
                        + "\n    scaling: { min: 1, max: 1 }\n")
                .collect(Collectors.joining());
        return DescriptorBundle.of(
                "bench.yaml",
                "infra_name: occopus-bench\nuser_id: bench\nnodes:\n" + list + "dependencies: " + dependencies + "\n");
    }
}
