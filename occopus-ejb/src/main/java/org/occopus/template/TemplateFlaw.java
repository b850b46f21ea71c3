package org.occopus.template;

/**
 * What is wrong with a template.
 *
 * @param line from 1
 * @param reason for people, without the line
 */
public record TemplateFlaw(int line, String reason) {

    /** {@code line 3: …}. */
    @Override
    public String toString() {
        return "line " + line + ": " + reason;
    }
}
