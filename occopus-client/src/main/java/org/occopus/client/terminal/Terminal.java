package org.occopus.client.terminal;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out standard output: results, for people and scripts
 * @param err standard error: talk, progress and problems
 * @param live whether {@code err} is a terminal on which lines can be redrawn
 * @param palette the colours of {@code err}
 */
public record Terminal(InputStream in, PrintWriter out, PrintWriter err, boolean live, Palette palette) {

    /**
     * The streams of this process. Lines are redrawn only on a terminal, and coloured unless {@code NO_COLOR} is set.
     *
     * @param environment the environment variables
     * @return the terminal
     */
    public static Terminal standard(Map<String, String> environment) {
        return StandardStreams.terminal(environment);
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
     * Says something to the person.
     *
     * @param line without its end
     */
    public void say(String line) {
        err.println(line);
        err.flush();
    }
}
