package org.occopus.plugins.simulator;

/** What a request to the simulated cloud can meet. */
public enum SimulatedProblem {
    /** A query that cannot be read; the server's own kind. */
    REQUEST_INVALID("request-invalid", "The request cannot be read", 400, "AFTER_CHANGE"),
    /** No machine of the simulated cloud has this id. */
    RESOURCE_UNKNOWN("simulated-resource-unknown", "The simulated cloud has no such machine", 404, "NEVER"),
    /** Faults that cannot be understood. */
    FAULT_INVALID("simulated-fault-invalid", "A fault is described wrongly", 422, "AFTER_CHANGE");

    private final String slug;
    private final String title;
    private final int status;
    private final String retry;

    SimulatedProblem(String slug, String title, int status, String retry) {
        this.slug = slug;
        this.title = title;
        this.status = status;
        this.retry = retry;
    }

    /**
     * The stable name.
     *
     * @return the last part of the {@code type} URI
     */
    public String slug() {
        return slug;
    }

    /**
     * What happened, for people.
     *
     * @return one sentence, the same for all problems of the kind
     */
    public String title() {
        return title;
    }

    /**
     * The HTTP status.
     *
     * @return from 400 on
     */
    public int status() {
        return status;
    }

    /**
     * Whether asking again makes sense.
     *
     * @return {@code NEVER}, or {@code AFTER_CHANGE} when the request has to be another one
     */
    public String retry() {
        return retry;
    }
}
