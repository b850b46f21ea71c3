package org.occopus.description;

/**
 * How many instances a node may have (manual, "Node description"). At least 1; missing limits default to 1 and to the
 * minimum.
 *
 * @param min the least, from 1
 * @param max the most, not below {@code min}
 */
public record ScalingRange(int min, int max) {

    /** Checks the order. */
    public ScalingRange {
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("Not a scaling range: " + min + ".." + max);
        }
    }

    /** The nearest count within the range. */
    public int clamp(int count) {
        return Math.clamp(count, min, max);
    }
}
