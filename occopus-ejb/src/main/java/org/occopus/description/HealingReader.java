package org.occopus.description;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.yaml.Findings;
import org.occopus.yaml.Spelling;
import org.occopus.yaml.YamlNode;

/** Reads {@code healing}, of the infrastructure or of one node. */
final class HealingReader {
    private static final List<String> NODE_KEYS =
            List.of("max_share", "backoff", "max_backoff", "reset_after", "boot_timeout");
    private static final List<String> STOP_KEYS = List.of("stop_share", "stop_minimum");
    private static final int WHOLE = 100;
    private static final int MOST_SECONDS = 30 * 24 * 3600;

    private final Findings findings;
    private final String whose;
    private final String path;

    /**
     * @param findings takes what is wrong
     * @param whose for messages: {@code node 'x'}, or the infrastructure
     * @param path of the section
     */
    HealingReader(Findings findings, String whose, String path) {
        this.findings = findings;
        this.whose = whose;
        this.path = path;
    }

    /** The section of the infrastructure over the defaults. */
    Healing read(YamlNode section) {
        Optional<YamlNode.Mapping> mapping = mapping(section);
        List<String> keys =
                Stream.concat(NODE_KEYS.stream(), STOP_KEYS.stream()).toList();
        mapping.ifPresent(written -> refuseUnknownKeys(written, keys));
        HealingStop standard = HealingStop.standard();
        return new Healing(
                mapping.map(written -> upkeep(written, Upkeep.standard())).orElse(Upkeep.standard()),
                mapping.map(written -> new HealingStop(
                                number(written, "stop_share", WHOLE).orElse(standard.share()),
                                number(written, "stop_minimum", MOST_SECONDS).orElse(standard.least())))
                        .orElse(standard));
    }

    /** The section of a node over that of the infrastructure. */
    Upkeep read(YamlNode section, Upkeep inherited) {
        Optional<YamlNode.Mapping> mapping = mapping(section);
        mapping.ifPresent(written -> refuseUnknownKeys(written, NODE_KEYS));
        return mapping.map(written -> upkeep(written, inherited)).orElse(inherited);
    }

    private Optional<YamlNode.Mapping> mapping(YamlNode section) {
        if (section instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        findings.error(section.place(), path, "healing of " + whose + " must be a mapping, but is " + section.words());
        return Optional.empty();
    }

    private Upkeep upkeep(YamlNode.Mapping mapping, Upkeep inherited) {
        Upkeep read = new Upkeep(
                inherited.maxUnavailable(),
                number(mapping, "max_share", WHOLE).orElse(inherited.maxShare()),
                seconds(mapping, "backoff").orElse(inherited.backoff()),
                seconds(mapping, "max_backoff").orElse(inherited.maxBackoff()),
                seconds(mapping, "reset_after").orElse(inherited.resetAfter()),
                seconds(mapping, "boot_timeout").orElse(inherited.bootTimeout()));
        if (read.maxBackoff().compareTo(read.backoff()) < 0) {
            findings.error(
                    mapping.placeOf("max_backoff"),
                    path + ".max_backoff",
                    "max_backoff of " + whose + " is " + read.maxBackoff().toSeconds() + " s, below backoff, which is "
                            + read.backoff().toSeconds() + " s");
        }
        return read;
    }

    private Optional<Duration> seconds(YamlNode.Mapping mapping, String key) {
        return number(mapping, key, MOST_SECONDS).map(Duration::ofSeconds);
    }

    private Optional<Integer> number(YamlNode.Mapping mapping, String key, int most) {
        Optional<YamlNode> written = mapping.field(key);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        YamlNode value = written.get();
        if (value.value() instanceof Integer number && number >= 1 && number <= most) {
            return Optional.of(number);
        }
        findings.error(
                value.place(),
                path + "." + key,
                key + " of " + whose + " must be a whole number from 1 to " + most + ", but is " + value.words(),
                key.endsWith("share") ? "per cent" : key.endsWith("minimum") ? "instances" : "seconds");
        return Optional.empty();
    }

    private void refuseUnknownKeys(YamlNode.Mapping mapping, List<String> known) {
        mapping.fields().forEach((key, field) -> {
            if (!known.contains(key)) {
                findings.error(
                        field.key(),
                        path + "." + key,
                        "unknown key '" + key + "' in healing of " + whose,
                        STOP_KEYS.contains(key)
                                ? "it belongs to the healing of the infrastructure"
                                : Spelling.hint(key, known));
            }
        });
    }
}
