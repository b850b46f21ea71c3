package org.occopus.problem;

import static java.util.Objects.requireNonNull;

import jakarta.ejb.ApplicationException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request that cannot be carried out. Nothing was stored. The rim turns it into an RFC 9457 answer. */
@ApplicationException(rollback = true)
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, String> ids;
    private final transient List<Finding> findings;

    private ProblemException(
            ProblemType type,
            String detail,
            Map<String, String> ids,
            List<Finding> findings,
            @Nullable Throwable cause) {
        super(requireNonNull(detail, "detail"), cause);
        this.type = requireNonNull(type, "type");
        this.ids = Collections.unmodifiableMap(new TreeMap<>(ids));
        this.findings = List.copyOf(findings);
    }

    /**
     * @param type the kind
     * @param detail for people: the thing and its id, what happened, what to do
     * @param ids what it is about, by kind of thing ({@code infrastructure}, {@code node})
     */
    public ProblemException(ProblemType type, String detail, Map<String, String> ids) {
        this(type, detail, ids, List.of(), null);
    }

    /**
     * @param type the kind
     * @param detail for people: the thing, what happened, what to do
     */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of(), List.of(), null);
    }

    /**
     * A file with findings.
     *
     * @param findings all of them, at least one
     */
    public static ProblemException invalid(List<Finding> findings) {
        String first = findings.get(0).toString();
        String detail = findings.size() == 1 ? first : first + " … and " + (findings.size() - 1) + " more";
        return new ProblemException(ProblemType.DESCRIPTION_INVALID, detail, Map.of(), findings, null);
    }

    /** The kind. */
    public ProblemType type() {
        return type;
    }

    /** What it is about, by kind of thing, in the order of the alphabet; empty when there is no id to tell. */
    public Map<String, String> ids() {
        return ids;
    }

    /** What is wrong in the file; empty unless the type is {@link ProblemType#DESCRIPTION_INVALID}. */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
