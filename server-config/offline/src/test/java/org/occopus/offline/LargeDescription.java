package org.occopus.offline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.occopus.description.SourceBundle;

/** A description of many nodes, each waiting for a few of those before it and asking one of them for its address. */
final class LargeDescription {
    private static final int TYPES = 20;
    private static final int EDGES_A_NODE = 5;

    private LargeDescription() {}

    /** The description and its node definitions; the same for the same number. */
    static List<Descriptor> of(int nodes) {
        return List.of(
                new Descriptor.Classified(DescriptorKind.INFRASTRUCTURE, SourceBundle.ofBody(description(nodes))),
                new Descriptor.Classified(DescriptorKind.NODE_DEFINITIONS, SourceBundle.ofBody(definitions())));
    }

    private static String description(int nodes) {
        StringBuilder text = new StringBuilder("user_id: me\ninfra_name: large\nnodes:\n");
        for (int i = 0; i < nodes; i++) {
            text.append("- &N%d {name: n%d, type: t%d, scaling: {max: 3}, variables: {target: n%d, size: %d}}\n"
                    .formatted(i, i, i < EDGES_A_NODE ? 0 : 1 + i % (TYPES - 1), i / 2, i));
        }
        text.append("dependencies:\n");
        Random random = new Random(1);
        IntStream.range(EDGES_A_NODE, nodes)
                .forEach(i -> dependees(i, random)
                        .forEach(j -> text.append("- connection: [ *N%d, *N%d ]\n".formatted(i, j))));
        return text.toString();
    }

    private static Set<Integer> dependees(int node, Random random) {
        Set<Integer> dependees = new LinkedHashSet<>(Set.of(node / 2));
        while (dependees.size() < EDGES_A_NODE) {
            dependees.add(random.nextInt(node));
        }
        return dependees;
    }

    private static String definitions() {
        return "node_def:t0:\n- resource: {type: simulator}\n"
                + IntStream.range(1, TYPES).mapToObj("""
                                'node_def:t%d':
                                - resource: {type: simulator, boot_seconds: 1}
                                  contextualisation:
                                    type: cloudinit
                                    context_template: |
                                      #cloud-config
                                      write_files:
                                      - path: /etc/target
                                        content: "{{ getip(variables.target) }} {{ name | upper }}"
                                  health_check: {ports: [22, 80]}
                                """::formatted).collect(Collectors.joining());
    }
}
