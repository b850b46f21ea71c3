package org.occopus.client.terminal;

import org.occopus.client.state.InstanceState;

/** Colours, or none. */
public enum Palette {
    /** No control characters at all. */
    PLAIN,
    /** The eight ANSI colours. */
    COLOURED;

    private static final String RESET = "\u001b[0m";

    /**
     * A word that is as it should be.
     *
     * @param text the word
     * @return green
     */
    public String good(String text) {
        return coloured("\u001b[32m", text);
    }

    /**
     * A word that is on its way.
     *
     * @param text the word
     * @return yellow
     */
    public String pending(String text) {
        return coloured("\u001b[33m", text);
    }

    /**
     * A word that asks for attention.
     *
     * @param text the word
     * @return red
     */
    public String bad(String text) {
        return coloured("\u001b[31m", text);
    }

    /**
     * A heading.
     *
     * @param text the heading
     * @return bold
     */
    public String heading(String text) {
        return coloured("\u001b[1m", text);
    }

    String state(InstanceState state, String text) {
        return switch (state) {
            case READY -> good(text);
            case UNHEALTHY, TERMINATING, TERMINATED -> bad(text);
            case INTENDED, LAUNCHING, BOOTING, CONFIGURING, VERIFYING, UNRECOGNISED -> pending(text);
        };
    }

    private String coloured(String colour, String text) {
        return this == PLAIN ? text : colour + text + RESET;
    }
}
