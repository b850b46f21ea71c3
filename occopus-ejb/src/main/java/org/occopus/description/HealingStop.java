package org.occopus.description;

/**
 * When so much of an infrastructure is unhealthy that it is probably the server that is cut off, and healing stops.
 *
 * @param share more than this many per cent of all wanted instances are unhealthy
 * @param least and at least so many instances
 */
public record HealingStop(int share, int least) {
    private static final int PER_CENT = 100;

    /** The defaults: more than 50 % and at least 3. */
    public static HealingStop standard() {
        return new HealingStop(50, 3);
    }

    /** Whether so many unhealthy ones among so many wanted ones are too many. */
    public boolean isReached(int unhealthy, int wanted) {
        return unhealthy >= least && (long) unhealthy * PER_CENT > (long) share * wanted;
    }
}
