package org.occopus.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Which item of a list that was shown an item of the list that came back is. */
public final class Partners {

    /** Compares two items by their positions. */
    @FunctionalInterface
    public interface Likeness {
        /** Whether the given item may be the stored one. */
        boolean test(int given, int stored);
    }

    private static final int NONE = -1;

    private final List<Integer> partners;
    private final List<Integer> left;

    private Partners(int given, int stored) {
        this.partners = new ArrayList<>(Collections.nCopies(given, NONE));
        this.left = new ArrayList<>(IntStream.range(0, stored).boxed().toList());
    }

    /**
     * Finds the partners: first what was not changed, then what is the only one of its kind that is left on both sides.
     *
     * @param given how many came back
     * @param stored how many were shown
     * @param unchanged whether an item came back as it was shown
     * @param alike whether an item may have been changed into the other
     * @return for each given item the position of the stored one; below 0 where none is certain
     */
    public static List<Integer> of(int given, int stored, Likeness unchanged, Likeness alike) {
        var found = new Partners(given, stored);
        found.match(unchanged, given == stored);
        found.matchTheOnlyOnes(alike);
        return List.copyOf(found.partners);
    }

    private void match(Likeness unchanged, boolean inOrder) {
        for (int i = 0; i < partners.size(); i++) {
            List<Integer> same = candidates(i, unchanged);
            if (same.size() == 1 || (inOrder && !same.isEmpty())) {
                take(i, same.getFirst());
            }
        }
    }

    private void matchTheOnlyOnes(Likeness alike) {
        List<Integer> open = IntStream.range(0, partners.size())
                .filter(i -> partners.get(i) == NONE)
                .boxed()
                .toList();
        for (int i : open) {
            List<Integer> same = candidates(i, alike);
            if (same.size() == 1
                    && open.stream()
                                    .filter(other -> alike.test(other, same.getFirst()))
                                    .count()
                            == 1) {
                take(i, same.getFirst());
            }
        }
    }

    private List<Integer> candidates(int given, Likeness likeness) {
        return left.stream().filter(stored -> likeness.test(given, stored)).toList();
    }

    private void take(int given, Integer stored) {
        partners.set(given, stored);
        left.remove(stored);
    }
}
