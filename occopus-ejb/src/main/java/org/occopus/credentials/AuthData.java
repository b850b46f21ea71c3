package org.occopus.credentials;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.spi.setting.Section;

/**
 * Checked authentication data. Holds secrets: it never prints them.
 *
 * @param sections entries by section name ({@code resource}, {@code config_management}), in file order
 */
public record AuthData(Map<String, List<Entry>> sections) {

    /**
     * One login.
     *
     * @param filter what a section of a node definition must hold for the login to fit; empty fits all
     * @param credentials the login itself
     */
    public record Entry(Map<String, Object> filter, Map<String, Object> credentials) {

        /** Copies both. */
        public Entry {
            filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
            credentials = Collections.unmodifiableMap(new LinkedHashMap<>(credentials));
        }

        int specificity() {
            return filter.size();
        }

        boolean fits(Map<String, Object> section) {
            return filter.entrySet().stream()
                    .allMatch(wanted -> Objects.equals(wanted.getValue(), section.get(wanted.getKey())));
        }

        Map<String, Object> masked() {
            Map<String, Object> masked = new LinkedHashMap<>(filter);
            Map<String, Object> hidden = new LinkedHashMap<>();
            credentials.keySet().forEach(key -> hidden.put(key, "***"));
            masked.put("auth_data", hidden);
            return masked;
        }

        /** Says nothing of the credentials. */
        @Override
        public String toString() {
            return "Entry" + filter;
        }
    }

    /** Copies the sections. */
    public AuthData {
        sections = sections.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, section -> List.copyOf(section.getValue())));
    }

    /** No login at all. */
    public static AuthData none() {
        return new AuthData(Map.of());
    }

    /** How many logins each section holds, sorted by section. */
    public SortedMap<String, Integer> counts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        sections.forEach((name, entries) -> counts.put(name, entries.size()));
        return counts;
    }

    /**
     * The login for a section of a node definition (manual, "Authentication"): of those that fit, the one with the most
     * keys beside {@code auth_data}.
     *
     * @param sectionName {@code resource} or {@code config_management}
     * @param section the section, templates rendered
     * @return empty when none fits
     * @throws ProblemException {@code credentials-refused} when two that fit are equally specific
     */
    public Optional<Section> select(String sectionName, Map<String, Object> section) {
        List<Entry> fitting = sections.getOrDefault(sectionName, List.of()).stream()
                .filter(entry -> entry.fits(section))
                .toList();
        int most = fitting.stream().mapToInt(Entry::specificity).max().orElse(0);
        List<Entry> best =
                fitting.stream().filter(entry -> entry.specificity() == most).toList();
        if (best.size() > 1) {
            throw ambiguous(sectionName, best);
        }
        return best.stream().findFirst().map(entry -> new Section(entry.credentials()));
    }

    private ProblemException ambiguous(String sectionName, Collection<Entry> best) {
        List<Entry> all = sections.getOrDefault(sectionName, List.of());
        String names = IntStream.range(0, all.size())
                .filter(i -> best.contains(all.get(i)))
                .mapToObj(i -> sectionName + "[" + i + "] " + all.get(i).filter())
                .collect(joining(" and "));
        return new ProblemException(
                ProblemType.CREDENTIALS_REFUSED,
                "Cannot determine authorization information: auth_data filters result more than one possible"
                        + " authorization section! " + names
                        + " fit equally well: add a key to the one that is meant.");
    }

    /**
     * The entries without their secrets.
     *
     * @return by section, in file order: each entry's filter, and under {@code auth_data} the keys of the login with
     *     {@code ***} as values
     */
    public Map<String, List<Map<String, Object>>> masked() {
        Map<String, List<Map<String, Object>>> masked = new TreeMap<>();
        sections.forEach((name, entries) ->
                masked.put(name, entries.stream().map(Entry::masked).toList()));
        return masked;
    }
}
