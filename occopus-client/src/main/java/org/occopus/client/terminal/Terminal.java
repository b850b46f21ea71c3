package org.occopus.client.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command reads and writes. Standard output takes results, for people and scripts; standard error takes talk,
 * progress and problems. Talk can be silenced, problems can not.
 */
public final class Terminal {
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Screen screen;
    private boolean quiet;

    /**
     * A terminal that talks.
     *
     * @param in standard input
     * @param out standard output
     * @param err standard error
     * @param screen what the person in front of it sees
     */
    public Terminal(InputStream in, PrintWriter out, PrintWriter err, Screen screen) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.screen = screen;
    }

    /**
     * The streams of this process. Lines are redrawn only on a terminal, and coloured unless {@code NO_COLOR} is set.
     *
     * @param environment the environment variables
     * @return the terminal
     */
    public static Terminal standard(Map<String, String> environment) {
        return StandardStreams.terminal(environment);
    }

    /** {@return standard input} */
    public InputStream in() {
        return in;
    }

    /** {@return standard output} */
    public PrintWriter out() {
        return out;
    }

    /** {@return standard error} */
    public PrintWriter err() {
        return err;
    }

    /** From now on only problems are told on standard error. */
    public void quieten() {
        quiet = true;
    }

    /** {@return whether standard error is a terminal on which lines are redrawn} */
    public boolean live() {
        return screen.live() && !quiet;
    }

    /** {@return the colours of standard error} */
    public Palette palette() {
        return screen.talk();
    }

    /** {@return the colours of standard output} */
    public Palette resultPalette() {
        return screen.results();
    }

    /** {@return whether somebody is there who can be asked} */
    public boolean answers() {
        return screen.answers();
    }

    /**
     * Asks for a yes.
     *
     * @param question without its question mark
     * @return false for any other answer, and for none
     */
    public boolean confirms(String question) {
        err.print(question + "? [y/N] ");
        err.flush();
        String answer = line().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input can not be read.", e);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /**
     * Writes a line of the result.
     *
     * @param line without its end
     */
    public void print(String line) {
        out.println(line);
        out.flush();
    }

    /**
     * Writes lines of the result.
     *
     * @param lines without their ends
     */
    public void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    /**
     * Says something to the person, unless silence was asked for.
     *
     * @param line without its end
     */
    public void say(String line) {
        if (!quiet) {
            complain(line);
        }
    }

    /**
     * Tells a problem, always.
     *
     * @param line without its end
     */
    public void complain(String line) {
        err.println(line);
        err.flush();
    }
}
