package org.occopus.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a user meant by a word that is not known. */
public final class Spelling {
    private static final int LONGEST_WORD = 64;

    private Spelling() {}

    /**
     * A hint for a word.
     *
     * @param word what the user wrote
     * @param known what there is
     * @return {@code did you mean 'x'?}, or a list of what there is, or empty text when there is nothing
     */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> known.isEmpty() ? "" : "known are: " + listed(known));
    }

    private static String listed(Collection<String> known) {
        String list = String.join(", ", known.stream().sorted().limit(20).toList());
        return known.size() > 20 ? list + ", …" : list;
    }

    /** The known word that differs least; empty when all differ too much. */
    static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        int most = Math.max(1, (word.length() + 1) / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= most)
                .filter(candidate -> distance(lower(word), lower(candidate)) <= most)
                .min(Comparator.<String>comparingInt(candidate -> distance(lower(word), lower(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Levenshtein distance. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
