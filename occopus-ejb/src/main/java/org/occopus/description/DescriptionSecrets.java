package org.occopus.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.yaml.MaskedValues;
import org.occopus.yaml.Place;
import org.occopus.yaml.SecretMask;

/** The way back of a description that was shown without its secrets. */
public final class DescriptionSecrets {
    private static final MaskedValues VALUES = MaskedValues.ofVariables();

    private DescriptionSecrets() {}

    /** A description in which what is stored stands again in the place of its masks. */
    public static ReadDescription kept(ReadDescription read, InfrastructureDescription stored) {
        InfrastructureDescription given = read.description();
        Map<String, Object> variables = VALUES.kept(given.variables(), stored.variables());
        List<NodeDescription> nodes = given.nodes().stream()
                .map(node -> kept(read, node, variables, stored.node(node.name())))
                .toList();
        var kept = new InfrastructureDescription(
                given.name(), given.userId(), nodes, given.dependencies(), variables, given.healingStop());
        return new ReadDescription(kept, read.source(), read.findings());
    }

    private static NodeDescription kept(
            ReadDescription read,
            NodeDescription node,
            Map<String, Object> infrastructure,
            Optional<NodeDescription> stored) {
        Map<String, Object> own = VALUES.kept(
                read.ownVariables(node.name()),
                stored.map(NodeDescription::variables).orElse(Map.of()));
        return new NodeDescription(
                node.name(),
                node.type(),
                node.scaling(),
                VALUES.kept(node.filter(), stored.map(NodeDescription::filter).orElse(Map.of())),
                Variables.merged(infrastructure, own),
                node.selection(),
                node.upkeep());
    }

    /**
     * Refuses masks that stand for nothing: stored, they would be the secret.
     *
     * @throws org.occopus.problem.ProblemException {@code description-invalid}
     */
    public static ReadDescription withoutMasks(ReadDescription read) {
        InfrastructureDescription description = read.description();
        List<String> left = VALUES.left(description.variables());
        left.forEach(below -> refuse(read, read.source().placeOf("variables"), "variables" + below));
        for (NodeDescription node : description.nodes()) {
            VALUES.left(node.variables()).stream()
                    .filter(below -> !left.contains(below))
                    .forEach(below -> refuse(
                            read,
                            read.placeOf(node.name(), "variables"),
                            read.pathOf(node.name(), "variables") + below));
            VALUES.left(node.filter())
                    .forEach(below -> refuse(
                            read, read.placeOf(node.name(), "filter"), read.pathOf(node.name(), "filter") + below));
        }
        read.findings().refuseIfAny();
        return read;
    }

    private static void refuse(ReadDescription read, Place place, String path) {
        read.findings()
                .error(
                        place,
                        path,
                        path + " is " + SecretMask.MASK
                                + ", which is shown in the place of a secret, and no stored one belongs there",
                        "write the secret itself");
    }
}
