package org.occopus.client.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** A terminal whose two outputs are kept apart. */
public final class TestTerminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal;

    /** A pipe, or a screen with somebody in front of it. */
    public TestTerminal(boolean live, String input) {
        terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                new Screen(live, live, Palette.PLAIN, Palette.PLAIN));
    }

    /** As a pipe whose reader has left. */
    public static Terminal withoutReader() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int content) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        return new Terminal(
                InputStream.nullInputStream(),
                new PrintWriter(broken, false, StandardCharsets.UTF_8),
                new PrintWriter(new StringWriter()),
                Screen.NONE);
    }

    /** What a command is given. */
    public Terminal terminal() {
        return terminal;
    }

    /** Standard output so far. */
    public String out() {
        return out.toString();
    }

    /** Standard error so far. */
    public String err() {
        return err.toString();
    }
}
