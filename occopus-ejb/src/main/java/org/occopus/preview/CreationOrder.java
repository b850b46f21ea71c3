package org.occopus.preview;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.occopus.description.Dependency;
import org.occopus.description.InfrastructureDescription;

/**
 * One node after the other: in the order that is written, but for nodes that wait because their templates ask for the
 * address of another one.
 */
final class CreationOrder {
    private CreationOrder() {}

    static List<String> of(List<List<String>> written, InfrastructureDescription complete) {
        Map<String, Set<String>> dependees = complete.dependencies().stream()
                .collect(Collectors.groupingBy(
                        Dependency::dependent, Collectors.mapping(Dependency::dependee, Collectors.toSet())));
        List<String> waiting = written.stream().flatMap(List::stream).collect(Collectors.toCollection(ArrayList::new));
        Set<String> done = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            String next = waiting.stream()
                    .filter(name -> done.containsAll(dependees.getOrDefault(name, Set.of())))
                    .findFirst()
                    .orElseThrow();
            waiting.remove(next);
            done.add(next);
        }
        return List.copyOf(done);
    }
}
