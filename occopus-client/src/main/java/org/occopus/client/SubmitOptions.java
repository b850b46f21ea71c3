package org.occopus.client;

/**
 * How a new infrastructure is treated.
 *
 * @param maintained whether the server goes on to heal and scale it once it stands
 * @param rollback whether a first build that fails for good is deleted again; otherwise the server keeps trying
 */
public record SubmitOptions(boolean maintained, boolean rollback) {
    /** What REST does by itself: maintained from then on, a failing first build is rolled back. */
    public static final SubmitOptions DEFAULT = new SubmitOptions(true, true);

    String query() {
        return "?maintained=" + maintained + "&rollback=" + rollback;
    }
}
