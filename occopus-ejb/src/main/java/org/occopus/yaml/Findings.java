package org.occopus.yaml;

import java.util.ArrayList;
import java.util.List;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;

/** Collects what is wrong in a document, so that the user hears of everything at once. Not thread-safe. */
public final class Findings {
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    /** Nothing found yet. */
    public Findings() {}

    /**
     * Something wrong.
     *
     * @param place where
     * @param path keys and positions down to it
     * @param message what
     * @param hint what to write instead; empty when there is nothing to suggest
     */
    public void error(Place place, String path, String message, String hint) {
        errors.add(finding(place, path, message, hint));
    }

    /** Something wrong, without a hint. */
    public void error(Place place, String path, String message) {
        error(place, path, message, "");
    }

    /** Something that is accepted, but worth telling. */
    public void warning(Place place, String path, String message, String hint) {
        warnings.add(finding(place, path, message, hint));
    }

    private static Finding finding(Place place, String path, String message, String hint) {
        return new Finding(place.file(), place.line(), place.column(), path, message, hint);
    }

    /** Whether nothing is wrong so far. */
    public boolean none() {
        return errors.isEmpty();
    }

    /** Whether something is wrong at this very place. */
    public boolean hasErrorAt(Place place) {
        return errors.stream()
                .anyMatch(error -> error.line() == place.line()
                        && error.column() == place.column()
                        && error.file().equals(place.file()));
    }

    /** The warnings so far. */
    public List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Refuses the document if anything is wrong.
     *
     * @throws ProblemException {@code description-invalid} with all errors
     */
    public void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw refusal();
        }
    }

    /** The refusal of a document, to be thrown; at least one error has been told. */
    public ProblemException refusal() {
        return ProblemException.invalid(errors);
    }
}
