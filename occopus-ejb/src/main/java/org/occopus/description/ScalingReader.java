package org.occopus.description;

import java.util.List;
import java.util.Optional;
import org.occopus.yaml.Findings;
import org.occopus.yaml.Spelling;
import org.occopus.yaml.YamlNode;

/** Reads the {@code scaling} of one node. */
final class ScalingReader {
    private static final List<String> KEYS = List.of("min", "max", "max_unavailable");
    /** More instances of one node than any cloud account gives; keeps a typing error from costing a fortune. */
    private static final int MOST = 100_000;

    private final Findings findings;
    private final String node;
    private final String path;

    ScalingReader(Findings findings, String node, String path) {
        this.findings = findings;
        this.node = node;
        this.path = path + ".scaling";
    }

    /** The range; 1..1 after an error. */
    ScalingRange read(YamlNode scaling) {
        if (!(scaling instanceof YamlNode.Mapping mapping)) {
            findings.error(
                    scaling.place(),
                    path,
                    "scaling of node '" + node + "' must be a mapping with min and max, but is " + scaling.words());
            return new ScalingRange(1, 1);
        }
        mapping.fields().forEach((key, field) -> {
            if (!KEYS.contains(key)) {
                findings.error(
                        field.key(),
                        path + "." + key,
                        "unknown key '" + key + "' in scaling of node '" + node + "'",
                        Spelling.hint(key, KEYS));
            }
        });
        return range(mapping);
    }

    /** How many instances may be missing while they are rolled; empty when the section does not say so. */
    Optional<Integer> maxUnavailable(YamlNode scaling) {
        return scaling instanceof YamlNode.Mapping mapping
                ? mapping.field("max_unavailable").flatMap(value -> count("max_unavailable", 1, value))
                : Optional.empty();
    }

    private ScalingRange range(YamlNode.Mapping mapping) {
        Optional<Integer> min = mapping.field("min").flatMap(value -> count("min", 0, value));
        Optional<Integer> max = mapping.field("max").flatMap(value -> count("max", 0, value));
        min.filter(count -> count == 0)
                .ifPresent(zero -> findings.warning(
                        mapping.placeOf("min"),
                        path + ".min",
                        "scaling min of node '" + node + "' is 0, taken as 1",
                        ""));
        int least = Math.max(1, min.orElse(1));
        if (max.isPresent() && max.get() < least) {
            findings.error(
                    mapping.placeOf("max"),
                    path + ".max",
                    "scaling max of node '" + node + "' is " + max.get() + ", below min, which is " + least);
            return new ScalingRange(least, least);
        }
        return new ScalingRange(least, max.orElse(least));
    }

    private Optional<Integer> count(String key, int least, YamlNode value) {
        if (value.value() instanceof Integer count && count >= least && count <= MOST) {
            return Optional.of(count);
        }
        findings.error(
                value.place(),
                path + "." + key,
                "scaling " + key + " of node '" + node + "' must be a whole number from 1 to " + MOST + ", but is "
                        + value.words());
        return Optional.empty();
    }
}
