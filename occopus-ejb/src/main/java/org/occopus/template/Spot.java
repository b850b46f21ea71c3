package org.occopus.template;

import java.util.function.Supplier;
import org.occopus.spi.TemplateException;

/**
 * Where a part of a template stands.
 *
 * @param line from 1
 * @param source the part as written
 */
record Spot(int line, String source) {
    private static final int LONGEST = 120;

    /** Evaluates something here; failures name the line and the part. */
    <T> T at(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (TemplateException e) {
            throw new FlawedTemplate(line, e.getMessage() + ", in " + shortened());
        }
    }

    /** As {@link #at}, without a value. */
    void run(Runnable action) {
        at(() -> {
            action.run();
            return true;
        });
    }

    private String shortened() {
        String text = source.replace('\n', ' ');
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
