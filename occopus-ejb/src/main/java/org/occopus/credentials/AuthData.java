package org.occopus.credentials;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

        boolean fits(Map<String, Object> section) {
            return filter.entrySet().stream()
                    .allMatch(wanted -> Objects.equals(wanted.getValue(), section.get(wanted.getKey())));
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
     * The login for a section of a node definition (manual, "Authentication").
     *
     * @param sectionName {@code resource} or {@code config_management}
     * @param section the section, templates rendered
     * @return empty when none fits
     * @throws ProblemException {@code credentials-refused} when more than one fits
     */
    public Optional<Section> select(String sectionName, Map<String, Object> section) {
        List<Entry> fitting = sections.getOrDefault(sectionName, List.of()).stream()
                .filter(entry -> entry.fits(section))
                .toList();
        if (fitting.size() > 1) {
            throw new ProblemException(
                    ProblemType.CREDENTIALS_REFUSED,
                    "Cannot determine authorization information: auth_data filters result more than one possible"
                            + " authorization section! Entries " + fitting + " of '" + sectionName + "' all fit.");
        }
        return fitting.stream().findFirst().map(entry -> new Section(entry.credentials()));
    }
}
