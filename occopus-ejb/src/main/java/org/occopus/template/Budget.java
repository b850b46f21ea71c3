package org.occopus.template;

import java.util.function.Supplier;
import org.occopus.spi.TemplateException;

/** What one rendering may still spend, so that every template comes to an end. Not thread-safe. */
final class Budget {
    private static final int MOST_ROUNDS = 100_000;
    private static final int DEEPEST_CALL = 50;

    private int rounds;
    private int depth;
    private long characters;

    /** One more round of any loop. */
    void spendRound() {
        if (++rounds > MOST_ROUNDS) {
            throw new TemplateException("the loops of the template take more than " + MOST_ROUNDS + " rounds");
        }
    }

    void spendCharacters(int count) {
        characters += count;
        if (characters > TemplateEngine.LARGEST_OUTPUT) {
            throw new TemplateException(
                    "the template renders to more than " + TemplateEngine.LARGEST_OUTPUT + " characters");
        }
    }

    /** Runs a macro or a round of a recursive loop. */
    <T> T call(String name, Supplier<T> body) {
        if (depth >= DEEPEST_CALL) {
            throw new TemplateException(name + " calls itself more than " + DEEPEST_CALL + " times");
        }
        depth++;
        try {
            return body.get();
        } finally {
            depth--;
        }
    }
}
