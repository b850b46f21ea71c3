package org.occopus.client.terminal;

/**
 * What the person in front of a terminal sees.
 *
 * @param live whether standard error is a terminal on which lines can be redrawn
 * @param answers whether questions on standard error can be answered on standard input
 * @param talk the colours of standard error
 * @param results the colours of standard output
 */
public record Screen(boolean live, boolean answers, Palette talk, Palette results) {
    /** Pipes and files: nobody sees anything. */
    public static final Screen NONE = new Screen(false, false, Palette.PLAIN, Palette.PLAIN);
}
